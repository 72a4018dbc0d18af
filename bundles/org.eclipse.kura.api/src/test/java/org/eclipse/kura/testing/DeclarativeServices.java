package org.eclipse.kura.testing;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.configuration.ConfigurationService;
import org.osgi.service.component.ComponentContext;

/** What Declarative Services hand to a component. */
public final class DeclarativeServices {

  private DeclarativeServices() {}

  /** A component context that knows the component's Kura pid and nothing else. */
  public static ComponentContext context(String pid) {
    Dictionary<String, Object> properties =
        new Hashtable<>(Map.of(ConfigurationService.KURA_SERVICE_PID, pid));
    return proxy(
        ComponentContext.class,
        method -> method.getName().equals("getProperties") ? properties : null);
  }

  /**
   * A configuration: the defaults, and what a user changed.
   *
   * @param changed by property name; an exception as a value is thrown when the property is read
   * @throws IllegalArgumentException if the configuration has no such property
   */
  public static <T extends Annotation> T configuration(Class<T> type, Map<String, ?> changed) {
    for (String property : changed.keySet()) {
      if (!properties(type).contains(property)) {
        throw new IllegalArgumentException(type.getSimpleName() + " has no property " + property);
      }
    }
    return proxy(
        type,
        method -> {
          String property = property(method);
          Object value =
              changed.containsKey(property) ? changed.get(property) : method.getDefaultValue();
          if (value instanceof RuntimeException failure) {
            throw failure;
          }
          return value;
        });
  }

  /** The names of a configuration's properties. */
  static List<String> properties(Class<? extends Annotation> type) {
    return Arrays.stream(type.getDeclaredMethods()).map(DeclarativeServices::property).toList();
  }

  /** The name of the property that a method of a configuration reads, with hyphens and dots. */
  static String property(Method method) {
    return method.getName().replace("$_$", "-").replace('_', '.');
  }

  /** Answers a call. */
  private interface Answer {
    Object to(Method method);
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> answer.to(method)));
  }
}
