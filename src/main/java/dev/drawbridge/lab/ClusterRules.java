package dev.drawbridge.lab;

import java.io.IOException;

/** The exported files of Kubernetes: puts them in force in a cluster. */
@FunctionalInterface
interface ClusterRules {
  /**
   * Puts them in force; the namespaces of the drawing are there.
   *
   * @throws LabException if the cluster refuses them
   */
  void apply(Kubectl cluster) throws LabException, IOException, InterruptedException;
}
