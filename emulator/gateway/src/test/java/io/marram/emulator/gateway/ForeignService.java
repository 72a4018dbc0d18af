package io.marram.emulator.gateway;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * An object inside the framework whose types the framework does not share with the tests: its
 * methods are called by their names.
 */
final class ForeignService {
  private final Object object;

  private ForeignService(Object object) {
    this.object = object;
  }

  static ForeignService find(BundleContext context, String type) {
    try {
      ServiceReference<?>[] found = context.getAllServiceReferences(type, null);
      return new ForeignService(context.getService(found[0]));
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static ForeignService of(Object object) {
    return new ForeignService(object);
  }

  /** Calls the public method of this name and number of arguments. */
  Object call(String method, Object... arguments) {
    try {
      Method found =
          Arrays.stream(object.getClass().getMethods())
              .filter(candidate -> candidate.getName().equals(method))
              .filter(candidate -> candidate.getParameterCount() == arguments.length)
              .findFirst()
              .orElseThrow();
      // The method is public, its class need not be.
      found.setAccessible(true);
      return found.invoke(object, arguments);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }
}
