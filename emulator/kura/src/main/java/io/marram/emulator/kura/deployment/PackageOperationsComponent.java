package io.marram.emulator.kura.deployment;

import io.marram.emulator.kura.packages.InstalledPackage;
import io.marram.emulator.kura.packages.PackageOperation;
import io.marram.emulator.kura.packages.PackageOperation.Kind;
import io.marram.emulator.kura.packages.PackageOperation.State;
import io.marram.emulator.kura.packages.PackageOperations;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.FieldOption;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.deploymentadmin.DeploymentAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs operations on packages one after the other, and tells how they go on. A download is waited
 * for by its own operation only.
 */
@Component(
    name = "io.marram.emulator.kura.deployment.PackageOperations",
    service = {PackageOperations.class, PackageSeeds.class},
    immediate = true)
public final class PackageOperationsComponent implements PackageOperations, PackageSeeds {
  private static final Logger logger = LoggerFactory.getLogger(PackageOperationsComponent.class);
  private static final int REMEMBERED_OPERATIONS = 50;
  private static final int DOWNLOADS = 2;
  private static final long STOP_SECONDS = 5;

  private final PackageStore store;
  private final PackageDeployment deployment;
  private final PackageCheck check;
  private final PackageDownload download;
  private final SeedRecord seeds;
  private final OperationHistory history;
  private final Duration trialPeriod;
  private final CountDownLatch started = new CountDownLatch(1);
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "package-operations"));
  private final ExecutorService downloads =
      Executors.newFixedThreadPool(DOWNLOADS, PackageOperationsComponent::downloader);

  @Reference(
      name = "OperationListener",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      fieldOption = FieldOption.REPLACE)
  private volatile List<OperationListener> listeners = List.of();

  @Activate
  public PackageOperationsComponent(
      BundleContext context,
      @Reference(name = "DeploymentAdmin") DeploymentAdmin admin,
      @Reference(name = "ServiceComponentRuntime") ServiceComponentRuntime components) {
    PackageSettings settings = PackageSettings.of(context);
    this.store = settings.store();
    this.trialPeriod = settings.trialPeriod();
    this.seeds = new SeedRecord(settings.home().resolve("seeds.properties"));
    this.history =
        new OperationHistory(
            settings.home().resolve("packages").resolve("failures.json"), REMEMBERED_OPERATIONS);
    this.check = new PackageCheck(PackageCheck.Limits.DEFAULT, PackageCheck.thisMachine());
    this.download = new PackageDownload(PackageDownload.Limits.DEFAULT);
    BoundedChange changes = new BoundedChange(context, settings.startLimit());
    this.deployment =
        new PackageDeployment(
            store,
            new InstalledPackages(settings.home().resolve("dpa.properties")),
            new Journal(settings.home().resolve("dpa.journal")),
            new BoundedDeployer(
                new DeploymentAdminDeployer(context, admin, settings.largeBundleBytes()), changes),
            new ComponentTrial(
                context,
                components,
                new HealthChecks(context, settings.healthCheckMillis()),
                changes),
            step -> {});
  }

  /** A trial that is going on ends; what was there before comes back at the next start. */
  @Deactivate
  void stop() throws InterruptedException {
    downloads.shutdownNow();
    worker.shutdownNow();
    if (!worker.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
      logger.warn("event=package.operation.abandoned");
    }
  }

  @Override
  public void install(List<Path> files, Consumer<String> progress) throws IOException {
    if (started.getCount() > 0) {
      deployment.restore(progress);
      CutOffOperations.end(history, deployment::installed);
    }
    for (Path file : files) {
      try {
        seed(file, progress);
      } catch (PackageException e) {
        throw new IOException(file + " cannot be installed: " + e.getMessage(), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while " + file + " was installed", e);
      }
    }
    started.countDown();
  }

  private void seed(Path file, Consumer<String> progress)
      throws IOException, PackageException, InterruptedException {
    if (!Files.isRegularFile(file)) {
      throw new PackageException("there is no such file");
    }
    PackageFile given = PackageFile.read(file);
    if (seeds.contains(given.name(), file)) {
      return;
    }
    progress.accept("installing " + given.name() + " " + given.version());
    Path copy = store.copy(file);
    try {
      Optional<String> problem = deployment.install(check.check(copy), Duration.ZERO, () -> {});
      if (problem.isPresent()) {
        throw new PackageException(problem.get());
      }
      seeds.put(given.name(), file);
      logInstalled(given);
    } finally {
      store.discard(copy);
    }
  }

  @Override
  public String install(Path file) {
    Path name = file.getFileName();
    return submit(
        Kind.INSTALL,
        String.valueOf(name),
        "",
        operation -> installFile(operation, store.take(file)));
  }

  @Override
  public String install(URI url) {
    RunningOperation operation =
        new RunningOperation(history, Kind.INSTALL, PackageDownload.shown(url), "");
    if (isFile(url)) {
      worker.execute(
          () -> run(operation, running -> installFetched(running, url, fetch(running, url))));
    } else {
      downloads.execute(() -> download(operation, url));
    }
    return operation.id();
  }

  /** The change waits its turn from when the file is complete. */
  private void download(RunningOperation operation, URI url) {
    boolean isFetched =
        attempt(
            operation,
            running -> {
              Path file = fetch(running, url);
              running.update(State.QUEUED, 0.5, "downloaded, waiting");
              worker.execute(() -> run(running, next -> installFetched(next, url, file)));
            });
    if (!isFetched) {
      tellListeners(operation);
    }
  }

  private Path fetch(RunningOperation operation, URI url)
      throws PackageException, InterruptedException, IOException {
    operation.update(State.DOWNLOADING, 0, "downloading");
    Path file = store.newFile();
    try {
      download.fetch(
          url, file, store, part -> operation.update(State.DOWNLOADING, part * 0.5, "downloading"));
      return file;
    } catch (PackageException | InterruptedException | RuntimeException e) {
      store.discard(file);
      throw e;
    }
  }

  private void installFetched(RunningOperation operation, URI url, Path file)
      throws PackageException, InterruptedException, IOException {
    installFile(operation, file);
    if (operation.state().state() == State.DONE) {
      deleteAsKuraDoes(url);
    }
  }

  private static boolean isFile(URI url) {
    return "file".equalsIgnoreCase(url.getScheme());
  }

  /** Kura moves the file of a file URL into its folder. */
  private void deleteAsKuraDoes(URI url) {
    if (isFile(url) && !store.holds(Path.of(url.getPath()))) {
      try {
        Files.deleteIfExists(Path.of(url.getPath()));
      } catch (IOException e) {
        logger.warn("event=package.file.left file={} reason=\"{}\"", url.getPath(), e.toString());
      }
    }
  }

  @Override
  public String uninstall(String name) {
    return submit(
        Kind.UNINSTALL,
        name,
        name,
        operation -> {
          operation.changes(0.5, "uninstalling", "");
          deployment.uninstall(name);
          operation.end(State.DONE, "uninstalled");
          logger.info("event=package.uninstalled name={}", name);
        });
  }

  @Override
  public List<PackageOperation> operations() {
    return history.all();
  }

  @Override
  public List<InstalledPackage> packages() {
    return deployment.packages();
  }

  private void installFile(RunningOperation operation, Path file)
      throws PackageException, InterruptedException, IOException {
    try {
      operation.update(State.INSTALLING, 0.5, "checking the package");
      PackageFile wanted = check.check(file);
      operation.name(wanted, deployment.installed(wanted.name()).isPresent());
      operation.changes(0.6, "installing", wanted.fingerprint());
      Optional<String> problem =
          deployment.install(
              wanted,
              trialPeriod,
              () -> operation.update(State.TRIAL, 0.8, "installed, watching whether it works"));
      if (problem.isPresent()) {
        operation.end(State.ROLLED_BACK, problem.get());
        logger.warn(
            "event=package.rolled.back name={} version={} reason=\"{}\"",
            wanted.name(),
            wanted.version(),
            problem.get());
      } else {
        operation.end(State.DONE, "installed");
        logInstalled(wanted);
      }
    } finally {
      store.discard(file);
    }
  }

  private static void logInstalled(PackageFile installed) {
    logger.info(
        "event=package.installed name={} version={} bundles={}",
        installed.name(),
        installed.version(),
        installed.bundles().size());
  }

  private interface Work {
    void run(RunningOperation operation) throws PackageException, IOException, InterruptedException;
  }

  private String submit(Kind kind, String source, String name, Work work) {
    RunningOperation operation = new RunningOperation(history, kind, source, name);
    worker.execute(() -> run(operation, work));
    return operation.id();
  }

  private void run(RunningOperation operation, Work work) {
    attempt(operation, work);
    tellListeners(operation);
  }

  private void tellListeners(RunningOperation operation) {
    listeners.forEach(listener -> listener.ended(operation.state()));
  }

  /** Ends the operation when the work fails; false then. */
  private boolean attempt(RunningOperation operation, Work work) {
    try {
      started.await();
      work.run(operation);
      return true;
    } catch (PackageException | IOException | RuntimeException e) {
      String reason = e instanceof PackageException ? e.getMessage() : Reasons.of(e);
      operation.end(State.FAILED, reason);
      logger.warn(
          "event=package.failed kind={} source={} reason=\"{}\"",
          operation.state().kind(),
          operation.state().source(),
          reason);
    } catch (InterruptedException e) {
      operation.end(
          State.FAILED, "the gateway was stopped: what was there before comes back at its start");
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private static Thread downloader(Runnable task) {
    Thread thread = new Thread(task, "package-download");
    thread.setDaemon(true);
    return thread;
  }
}
