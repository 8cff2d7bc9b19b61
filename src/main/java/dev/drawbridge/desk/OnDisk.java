package dev.drawbridge.desk;

/** What became of a file since it was opened or saved. */
public enum OnDisk {
  SAME,
  /** Somebody else wrote it. */
  CHANGED,
  /** It is not there any more. */
  GONE
}
