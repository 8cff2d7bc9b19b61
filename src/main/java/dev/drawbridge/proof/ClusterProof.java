package dev.drawbridge.proof;

import dev.drawbridge.reading.ClusterReading;

/** Compares the policies of a cluster with the drawing. */
final class ClusterProof {
  private final ClusterReading reading;

  ClusterProof(Expectations expected, ClusterReading reading) {
    this.reading = reading;
  }

  ProofResult result() {
    throw new UnsupportedOperationException("not yet compared: " + reading.policies().size());
  }
}
