package dev.drawbridge.drawing;

import dev.drawbridge.problem.Code;

/** What a step of the undo list is called; the sentences take the edit's arguments. */
public enum EditCode implements Code {
  ADD,
  ADD_SEVERAL,
  ADD_CONNECTED,
  ADD_INSTEAD,
  CHANGE,
  RENAME,
  CHANGE_KEY,
  CONNECT,
  RECONNECT,
  CHANGE_FLOW,
  ADD_AMBIENT,
  CHANGE_AMBIENT,
  ADD_GUARDRAIL,
  CHANGE_GUARDRAIL,
  REMOVE,
  REMOVE_SEVERAL,
  MOVE,
  MOVE_SEVERAL,
  MOVE_INTO,
  MOVE_OUT,
  RESIZE,
  COLLAPSE,
  COLLAPSE_SEVERAL,
  EXPAND,
  EXPAND_SEVERAL,
  ALIGN,
  DISTRIBUTE,
  PIN,
  UNPIN,
  DESCRIBE,
  SET_OPTIONS,
  DUPLICATE,
  PASTE,
  ARRANGE,
  FIX,
  RELOAD
}
