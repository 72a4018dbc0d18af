package io.marram.faces.internal;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import org.osgi.service.component.ComponentContext;

/** What Declarative Services hands to a component. */
final class Contexts {

  private Contexts() {}

  /** A component context that knows the component's pid and nothing else. */
  static ComponentContext context(String pid) {
    Dictionary<String, Object> properties = new Hashtable<>(Map.of("kura.service.pid", pid));
    return proxy(
        ComponentContext.class,
        (method) -> method.getName().equals("getProperties") ? properties : null);
  }

  /** A configuration with its defaults, but for some values by method name. */
  static FaceDetectorConfig config(Map<String, Object> values) {
    return proxy(
        FaceDetectorConfig.class,
        (method) -> {
          Object value = values.getOrDefault(method.getName(), method.getDefaultValue());
          if (value instanceof RuntimeException failure) {
            throw failure;
          }
          return value;
        });
  }

  /** Answers a call. */
  private interface Answer {
    Object to(Method method);
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    Object proxy =
        Proxy.newProxyInstance(
            Contexts.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> answer.to(method));
    return type.cast(proxy);
  }
}
