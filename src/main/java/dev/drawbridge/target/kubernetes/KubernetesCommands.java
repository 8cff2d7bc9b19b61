package dev.drawbridge.target.kubernetes;

import dev.drawbridge.target.Commands;
import java.util.List;

/**
 * How the folder is applied by hand (design: kubernetes §14). Nothing is applied unless the API
 * server would accept everything: kubectl itself goes on after an error (M). What an earlier export
 * applied and this one no longer holds is deleted by name, because a removed service's allow would
 * stay, but only where this export has policies: elsewhere it may be another drawing's of this
 * name; {@code --prune} does not work with server-side apply (kubernetes#110893).
 */
final class KubernetesCommands {
  private static final String APPLY =
      "kubectl apply --server-side --dry-run=server --validate=strict --filename policies"
          + " && kubectl apply --server-side --filename policies";

  /** The label stands before the annotation of the same name. */
  private static final String OURS =
      "ours=app.kubernetes.io/managed-by=drawbridge,drawbridge.dev/drawing="
          + "$(sed -n 's|^ *drawbridge.dev/drawing: ||p' policies/*.yaml | head -n 1 | tr -d '\"')";

  /** What the cluster has of this drawing's name, in the namespaces that this folder draws. */
  private static final String EACH =
      "kubectl get networkpolicies --all-namespaces --selector \"$ours\" --output 'jsonpath={range"
          + " .items[*]}{.metadata.namespace} {.metadata.name}{\"\\n\"}{end}' | while read -r"
          + " namespace name; do cat policies/*.yaml | tr -d '\"' | grep -q -x \"  namespace:"
          + " $namespace\" || continue;";

  private static final String DELETE =
      " kubectl delete networkpolicy --namespace \"$namespace\" \"$name\"; done";

  private static final String DELETE_STALE =
      EACH
          + " cat policies/*.yaml | tr -d '\"' | grep -A 1 -x \"  name: $name\""
          + " | grep -q -x \"  namespace: $namespace\" ||"
          + DELETE;

  /** Those in other namespaces may be of another drawing with the same name. */
  private static final String LIST_OURS =
      "kubectl get networkpolicies --all-namespaces --selector \"$ours\"";

  /** Policies add up: what others allow in the same namespaces stays allowed. */
  private static final String LIST_FOREIGN =
      "kubectl get networkpolicies --all-namespaces"
          + " --selector 'app.kubernetes.io/managed-by!=drawbridge'";

  static final Commands COMMANDS =
      new Commands(
          "",
          List.of(APPLY, LIST_FOREIGN),
          List.of(APPLY, OURS, DELETE_STALE, LIST_OURS, LIST_FOREIGN),
          List.of(OURS, EACH + DELETE, LIST_OURS));

  private KubernetesCommands() {}
}
