package dev.drawbridge.drawing;

import java.util.Optional;

/**
 * Where a zone or service stands in the systems that have such places. What is absent is inherited
 * from the nearest zone that says it.
 *
 * @param namespace the Kubernetes namespace
 * @param vpc the AWS virtual private cloud, {@code vpc-…}
 */
public record Membership(Optional<String> namespace, Optional<String> vpc) {
  /** Nothing said. */
  public static final Membership NONE = new Membership(Optional.empty(), Optional.empty());

  public Membership withNamespace(Optional<String> namespace) {
    return new Membership(namespace, vpc);
  }

  public Membership withVpc(Optional<String> vpc) {
    return new Membership(namespace, vpc);
  }
}
