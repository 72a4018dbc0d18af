package io.marram.recognition.internal;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Component configurations as DS hands them over: the defaults, and what a user changed. */
final class Configs {

  private Configs() {}

  static <T> T of(Class<T> type, Map<String, Object> changed) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                changed.getOrDefault(
                    method.getName().replace('_', '.'), method.getDefaultValue())));
  }
}
