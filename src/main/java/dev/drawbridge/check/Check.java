package dev.drawbridge.check;

import dev.drawbridge.policy.Policy;
import java.util.stream.Stream;

/** One thing to look for. Stateless; finds the same in the same policy, in the same order. */
@FunctionalInterface
interface Check {
  Stream<Finding> findings(Policy policy);
}
