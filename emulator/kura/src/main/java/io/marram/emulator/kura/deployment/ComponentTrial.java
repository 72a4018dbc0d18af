package io.marram.emulator.kura.deployment;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/**
 * A package works when its bundles have started, none of its components has failed, those that were
 * satisfied before are satisfied again, and its health checks say nothing.
 */
final class ComponentTrial implements Trial {
  private static final long POLL_MILLIS = 50;

  /** A component, by the identity that it keeps over an update. */
  private record Part(String component, String pid) {}

  private final BundleContext context;
  private final ServiceComponentRuntime components;
  private final HealthChecks healthChecks;
  private final BoundedChange changes;

  ComponentTrial(
      BundleContext context,
      ServiceComponentRuntime components,
      HealthChecks healthChecks,
      BoundedChange changes) {
    this.context = context;
    this.components = components;
    this.healthChecks = healthChecks;
    this.changes = changes;
  }

  @Override
  public Watch begin(Optional<PackageFile> before) {
    Set<Part> satisfiedBefore = new LinkedHashSet<>();
    before.ifPresent(file -> satisfiedBefore.addAll(satisfied(bundles(file))));
    return (installed, period) -> await(installed, period, satisfiedBefore);
  }

  private Optional<String> await(PackageFile installed, Duration period, Set<Part> satisfiedBefore)
      throws InterruptedException {
    List<Bundle> bundles = bundles(installed);
    long deadline = System.nanoTime() + period.toNanos();
    Optional<String> failure = startOthers(bundles).or(() -> failedComponent(bundles));
    while (failure.isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(POLL_MILLIS);
      failure = failedComponent(bundles);
    }
    if (failure.isEmpty() && !period.isZero()) {
      failure = inactive(bundles).or(() -> unsatisfied(bundles, satisfiedBefore));
    }
    return failure.isPresent() ? failure : healthChecks.firstProblem(bundles);
  }

  private List<Bundle> bundles(PackageFile file) {
    return file.bundles().stream()
        .map(bundle -> context.getBundle(bundle.location()))
        .filter(Objects::nonNull)
        .toList();
  }

  private Optional<String> startOthers(List<Bundle> bundles) {
    try {
      return changes.run(() -> notStarted(bundles));
    } catch (PackageException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** DeploymentAdmin keeps to itself why a bundle has not started: this hears it. */
  private Optional<String> notStarted(List<Bundle> bundles) {
    context
        .getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
        .adapt(FrameworkWiring.class)
        .resolveBundles(bundles);
    for (Bundle bundle : bundles) {
      if (DeploymentAdminDeployer.isFragment(bundle)) {
        if (bundle.getState() != Bundle.RESOLVED) {
          return Optional.of("fragment %s does not resolve".formatted(bundle.getSymbolicName()));
        }
        continue;
      }
      try {
        bundle.start();
      } catch (BundleException e) {
        return Optional.of(
            "bundle %s cannot be started: %s".formatted(bundle.getSymbolicName(), Reasons.of(e)));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> inactive(List<Bundle> bundles) {
    return bundles.stream()
        .filter(bundle -> !DeploymentAdminDeployer.isFragment(bundle))
        .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
        .map(bundle -> "bundle %s has stopped".formatted(bundle.getSymbolicName()))
        .findFirst();
  }

  private Optional<String> failedComponent(List<Bundle> bundles) {
    return configurations(bundles)
        .filter(configuration -> configuration.state == ComponentConfigurationDTO.FAILED_ACTIVATION)
        .map(
            configuration ->
                "component %s cannot be activated: %s"
                    .formatted(configuration.description.name, firstLines(configuration.failure)))
        .findFirst();
  }

  /** A part that the new version no longer has is not missed. */
  private Optional<String> unsatisfied(List<Bundle> bundles, Set<Part> satisfiedBefore) {
    Set<String> known = new HashSet<>();
    descriptions(bundles).forEach(description -> known.add(description.name));
    Set<Part> missed = new LinkedHashSet<>(satisfiedBefore);
    missed.removeAll(satisfied(bundles));
    return missed.stream()
        .filter(part -> known.contains(part.component()))
        .map(
            part ->
                "component %s%s worked before and lacks something now"
                    .formatted(
                        part.component(), part.pid().isEmpty() ? "" : " (" + part.pid() + ")"))
        .findFirst();
  }

  private Set<Part> satisfied(List<Bundle> bundles) {
    Set<Part> parts = new LinkedHashSet<>();
    configurations(bundles)
        .filter(
            configuration ->
                configuration.state == ComponentConfigurationDTO.ACTIVE
                    || configuration.state == ComponentConfigurationDTO.SATISFIED)
        .forEach(
            configuration ->
                parts.add(
                    new Part(
                        configuration.description.name,
                        Objects.toString(configuration.properties.get("kura.service.pid"), ""))));
    return parts;
  }

  private Stream<ComponentConfigurationDTO> configurations(List<Bundle> bundles) {
    return descriptions(bundles)
        .flatMap(description -> components.getComponentConfigurationDTOs(description).stream());
  }

  private Stream<ComponentDescriptionDTO> descriptions(List<Bundle> bundles) {
    return components.getComponentDescriptionDTOs(bundles.toArray(Bundle[]::new)).stream();
  }

  /** The failure is a stack trace; its messages are what a user wants. */
  private static String firstLines(String failure) {
    String[] lines = Objects.toString(failure, "").split("\\R");
    String messages =
        String.join(
            ", ",
            Arrays.stream(lines)
                .filter(line -> !line.startsWith("\t") && !line.startsWith(" "))
                .map(line -> line.replaceFirst("^Caused by: ", ""))
                .distinct()
                .toList());
    return messages.substring(0, Math.min(messages.length(), 500));
  }
}
