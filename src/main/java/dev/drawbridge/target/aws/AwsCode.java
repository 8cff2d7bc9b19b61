package dev.drawbridge.target.aws;

import dev.drawbridge.problem.Code;

/** What the AWS target says: losses, warnings, caveats, essentials, and what its reader refuses. */
public enum AwsCode implements Code {
  // losses
  PEER_WITHOUT_ADDRESSES,
  SCTP_PORTS,
  QUOTA_EXCEEDED,
  PREFIX_LIST_TOO_LONG,
  // blocking
  QUOTA_PRODUCT,
  VPC_SYNTAX,
  // warnings
  SERVICE_NOT_PROTECTED,
  LOG_NOT_EXPRESSIBLE,
  RULES_SPREAD,
  // caveats
  TRACKED_CONNECTIONS_STAY,
  UNATTACHED_PROTECT_NOTHING,
  PREFIX_LIST_TRUSTED,
  // essentials
  RESOLVER,
  METADATA,
  TIME_SERVICE,
  // reader
  UNKNOWN_FILE,
  MISSING_FILE,
  JSON_SYNTAX,
  UNKNOWN_KEY,
  WRONG_TYPE,
  MISSING_KEY,
  UNKNOWN_METHOD,
  UNKNOWN_GROUP,
  GROUP_TWICE,
  GROUP_NAME_TAKEN,
  TEXT_REFUSED,
  PROTOCOL_UNKNOWN,
  PORTS_WRONG,
  CIDR_WRONG,
  SOURCE_COUNT,
  RULE_TWICE,
  RULE_NOT_THERE,
  TAG_WRONG,
  GROUP_OF_NO_SERVICE,
  // how apply.py is used
  USE_PLAN,
  USE_APPLY,
  USE_ATTACH,
  USE_VERIFY,
  USE_TAKE_BACK
}
