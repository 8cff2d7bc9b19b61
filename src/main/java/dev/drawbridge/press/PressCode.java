package dev.drawbridge.press;

import dev.drawbridge.problem.Code;

/** Why a picture cannot be made. */
public enum PressCode implements Code {
  TOO_MANY_PIXELS
}
