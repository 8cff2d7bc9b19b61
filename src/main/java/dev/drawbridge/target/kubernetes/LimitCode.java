package dev.drawbridge.target.kubernetes;

import dev.drawbridge.problem.Code;

/** What Kubernetes cannot say, or says only on a condition. */
enum LimitCode implements Code {
  // ---- blocking
  NAMESPACE_ILLEGAL,
  LABEL_KEY_ILLEGAL,
  LABEL_VALUE_ILLEGAL,
  PODS_OF_TWO_SERVICES,
  PODS_OF_SERVICE_AND_NETWORK,

  // ---- warnings
  SERVICE_UNPROTECTED,
  SERVICE_ON_HOST_NETWORK,
  NAMESPACE_OF_SYSTEM,
  NETWORK_OF_SERVICE_ADDRESSES,
  LOGGING_UNAVAILABLE,
  OBJECT_LARGE,

  // ---- reasons of losses
  PEER_WITHOUT_FORM,
  WORKLOADS_WITHOUT_LABELS,
  ADDRESSES_OF_PODS,
  ADDRESSES_MAYBE_OF_PODS,
  DNS_ADDRESS_UNKNOWN,
  PROTOCOL_UNAVAILABLE,

  // ---- caveats
  OTHER_PROTOCOLS,
  NAMESPACES_ISOLATED,
  FOREIGN_POLICIES,
  DRAWING_UNTITLED,
  POD_RANGES_ASSUMED,
  SOURCE_ADDRESS,
  SCTP_SUPPORT,

  // ---- essentials
  OWN_NODE,
  OWN_POD
}
