package dev.drawbridge.target.kubernetes;

import dev.drawbridge.problem.Code;

/** Why a folder of manifests is refused: nothing in it is skipped. */
enum ManifestProblem implements Code {
  /** A file that does not belong into the folder. */
  FILE_UNKNOWN,
  /** Larger than what is read at all. */
  FILE_TOO_LARGE,
  /** Not UTF-8. */
  NOT_UTF8,
  /** A character that some programs take for the end of a line, and others do not. */
  LINE_BREAK_UNCLEAR,
  /** No YAML; the parser's reason. */
  NOT_YAML,
  /** No JSON; the parser's reason. */
  NOT_JSON,
  /** Nested deeper than any policy. */
  TOO_DEEP,
  /** {@code &anchor} or {@code *alias}. */
  ANCHOR,
  /** {@code !!tag}. */
  TAG,
  /**
   * {@code %YAML}, {@code ...}, or something behind {@code ---}: readers split there differently.
   */
  DOCUMENT_MARK,
  /** The same field twice in one object. */
  FIELD_TWICE,
  /** A field's name that is not certainly a string. */
  FIELD_NAME_UNCLEAR,
  /** A field that the API server does not know there, or that has no place in a policy file. */
  FIELD_UNKNOWN,
  /** A field that must be there. */
  FIELD_MISSING,
  /** Something else than an object where one is expected. */
  NOT_AN_OBJECT,
  /** Something else than a list where one is expected. */
  NOT_A_LIST,
  /** Null in a list. */
  NULL_IN_LIST,
  /** Something that is not certainly a string where one is expected. */
  NOT_A_STRING,
  /** Something else than a plain whole number where one is expected. */
  NOT_A_NUMBER,
  /** An object of another kind or version. */
  KIND_UNKNOWN,
  /** An object without a namespace: where it goes depends on who applies it. */
  NAMESPACE_MISSING,
  /** No legal object name. */
  NAME_INVALID,
  /** No legal namespace. */
  NAMESPACE_INVALID,
  /** No legal label key. */
  LABEL_KEY_INVALID,
  /** No legal label value. */
  LABEL_VALUE_INVALID,
  /** No legal annotation key. */
  ANNOTATION_KEY_INVALID,
  /** More annotations than the API server stores. */
  ANNOTATIONS_TOO_LARGE,
  /** The same object twice; the last one would win. */
  OBJECT_TWICE,
  /** More than two policy types. */
  POLICY_TYPES_TOO_MANY,
  /** Another policy type than Ingress and Egress. */
  POLICY_TYPE_UNKNOWN,
  /** A peer that names nobody. */
  PEER_EMPTY,
  /** An ipBlock together with a selector. */
  PEER_OF_TWO_KINDS,
  /** No canonical network address. */
  CIDR_INVALID,
  /** An exception that is not inside its network. */
  EXCEPT_OUTSIDE,
  /** Another protocol than TCP, UDP and SCTP. */
  PROTOCOL_UNKNOWN,
  /** Not 1 to 65535. */
  PORT_INVALID,
  /** A port by name: which number it is, every pod says for itself. */
  PORT_NAMED,
  /** An end of a range without a start, or below it. */
  END_PORT_INVALID,
  /** Another operator than In, NotIn, Exists and DoesNotExist. */
  OPERATOR_UNKNOWN,
  /** An operator that needs values and has none. */
  VALUES_MISSING,
  /** An operator that takes no values and has some. */
  VALUES_FORBIDDEN,
  /** No kustomization.yaml beside the folder policies. */
  KUSTOMIZATION_MISSING,
  /** A kustomization that would change what it lists. */
  KUSTOMIZATION_CHANGES,
  /** A file of policies that the kustomization does not list. */
  RESOURCE_NOT_LISTED,
  /** Something listed that is no file of policies. */
  RESOURCE_UNKNOWN,
  /** A file listed twice. */
  RESOURCE_TWICE
}
