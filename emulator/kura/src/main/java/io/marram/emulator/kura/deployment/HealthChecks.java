package io.marram.emulator.kura.deployment;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * Asks bundles how they are: those that register a {@link Supplier} with the property {@code
 * marram.health.check}, a name. It gives an empty text or null when all is well, else the reason.
 */
final class HealthChecks {
  static final String NAME = "marram.health.check";

  private final BundleContext context;
  private final long timeoutMillis;

  HealthChecks(BundleContext context, long timeoutMillis) {
    this.context = context;
    this.timeoutMillis = timeoutMillis;
  }

  /** The first problem that a check of these bundles reports. */
  Optional<String> firstProblem(Collection<Bundle> bundles) throws InterruptedException {
    for (ServiceReference<?> reference : references()) {
      if (bundles.contains(reference.getBundle())) {
        Optional<String> problem = ask(reference);
        if (problem.isPresent()) {
          return problem.map(
              text -> "health check %s: %s".formatted(reference.getProperty(NAME), text));
        }
      }
    }
    return Optional.empty();
  }

  /** A check may hang: it must not hold the packages for ever. */
  private Optional<String> ask(ServiceReference<?> reference) throws InterruptedException {
    Supplier<?> check = (Supplier<?>) context.getService(reference);
    if (check == null) {
      return Optional.of("it is gone");
    }
    ExecutorService asker = Executors.newSingleThreadExecutor(HealthChecks::daemon);
    Future<?> answer = asker.submit(check::get);
    try {
      Object problem = answer.get(timeoutMillis, TimeUnit.MILLISECONDS);
      return Optional.ofNullable(problem).map(Object::toString).filter(text -> !text.isBlank());
    } catch (ExecutionException e) {
      return Optional.of(Reasons.of(e.getCause()));
    } catch (TimeoutException e) {
      return Optional.of("no answer within " + timeoutMillis + " ms");
    } finally {
      asker.shutdownNow();
      context.ungetService(reference);
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "health-check");
    thread.setDaemon(true);
    return thread;
  }

  @SuppressWarnings("rawtypes")
  private List<ServiceReference<?>> references() {
    try {
      return context.getServiceReferences(Supplier.class, "(" + NAME + "=*)").stream()
          .<ServiceReference<?>>map(reference -> (ServiceReference<?>) reference)
          .toList();
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
