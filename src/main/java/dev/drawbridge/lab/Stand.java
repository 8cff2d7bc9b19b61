package dev.drawbridge.lab;

import dev.drawbridge.drawing.Key;
import java.util.Optional;

/** What stands at one end of a trial: equal stands are the same end. */
public sealed interface Stand permits Spot, Pod {

  /** How people are told which one it is, such as {@code frontend 10.0.1.10}. */
  String name();

  /** The service, network or router of the drawing it stands for, if it is drawn. */
  Optional<Key> element();
}
