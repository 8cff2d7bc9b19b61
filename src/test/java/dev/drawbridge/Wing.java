package dev.drawbridge;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import dev.drawbridge.problem.Code;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;

/**
 * The two sides of a target's wing that must not share a thought: what its reader is made of, and
 * what its writer is made of. Each side is found by following the classes of the same room; the
 * codes of problems have no thoughts and belong to both.
 */
record Wing(Set<JavaClass> readers, Set<JavaClass> writers) {
  static Wing of(JavaClasses house) {
    return new Wing(sideOf("Reader", house), sideOf("Writer", house));
  }

  private static Set<JavaClass> sideOf(String ending, JavaClasses house) {
    var side = new HashSet<JavaClass>();
    var waiting = new ArrayDeque<JavaClass>();
    house.stream().filter(type -> isDoor(type, ending)).forEach(waiting::add);
    while (!waiting.isEmpty()) {
      var type = waiting.remove();
      if (side.add(type)) {
        type.getDirectDependenciesFromSelf().stream()
            .map(Dependency::getTargetClass)
            .map(JavaClass::getBaseComponentType)
            .filter(target -> Room.of(target).equals(Room.of(type)))
            .filter(target -> !target.isAssignableTo(Code.class))
            .forEach(waiting::add);
      }
    }
    return side;
  }

  private static boolean isDoor(JavaClass type, String ending) {
    return type.getPackageName().startsWith("dev.drawbridge.target.")
        && type.getSimpleName().endsWith(ending);
  }
}
