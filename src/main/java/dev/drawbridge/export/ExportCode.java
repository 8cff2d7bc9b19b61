package dev.drawbridge.export;

import dev.drawbridge.problem.Code;

/** What stands in the way of an export, and what it says when it is done. */
public enum ExportCode implements Code {
  DESTINATION_NOT_FOLDER,
  DESTINATION_NOT_WRITABLE,
  DESTINATION_FOREIGN_FILES,
  DESTINATION_CHANGED_BY_HAND,
  DESTINATION_ZIP_FOREIGN,
  NOTHING_TO_WRITE,
  BUNDLE_NOT_READABLE,
  BUNDLE_WITHOUT_DRAWING,
  TARGET_FILES_MISSING,
  TARGET_FILES_UNEXPECTED,
  MANIFEST_WRONG,
  FILES_KUBERNETES,
  FILES_NFTABLES,
  FILES_IPTABLES,
  FILES_AWS
}
