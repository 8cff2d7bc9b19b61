package dev.drawbridge.drawing;

/** Whatever changes exported bytes and is not part of the picture: {@code targets:} in the file. */
public record TargetOptions(KubernetesOptions kubernetes, HostOptions hosts, AwsOptions aws) {
  /** Nothing said. */
  public static final TargetOptions UNSAID =
      new TargetOptions(KubernetesOptions.UNSAID, HostOptions.UNSAID, AwsOptions.UNSAID);

  public TargetOptions with(KubernetesOptions kubernetes) {
    return new TargetOptions(kubernetes, hosts, aws);
  }

  public TargetOptions with(HostOptions hosts) {
    return new TargetOptions(kubernetes, hosts, aws);
  }

  public TargetOptions with(AwsOptions aws) {
    return new TargetOptions(kubernetes, hosts, aws);
  }
}
