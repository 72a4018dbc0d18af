package io.marram.emulator.aws;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lambda: runs real handlers, each function in a process of its own behind AWS's own runtime
 * interface client.
 */
public final class LambdaHost implements AutoCloseable {

  private static final Logger logger = LoggerFactory.getLogger(LambdaHost.class);

  static {
    // Read once, when the JDK's HTTP server is loaded; without it every answer waits 40 ms for the
    // client's acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final TwinHome home;
  private final ChildLauncher launcher;
  private final SqsService sqs;
  private final RuntimeClient client;
  private final InvokeApi api;
  private final Map<String, Deployment> deployments = new ConcurrentHashMap<>();
  private final ExecutorService warmUps =
      Executors.newCachedThreadPool(DaemonThreads.named("function-start"));

  private LambdaHost(TwinHome home, ChildLauncher launcher, SqsService sqs, int port) {
    this.home = home;
    this.launcher = launcher;
    this.sqs = sqs;
    this.client = RuntimeClient.unpackIn(home.path("launcher"));
    this.api = InvokeApi.start(port, this::function);
  }

  static LambdaHost start(TwinHome home, ChildLauncher launcher, SqsService sqs, int port) {
    return new LambdaHost(home, launcher, sqs, port);
  }

  /**
   * Where an SDK's Lambda client finds the Invoke operation; it takes any region and any
   * credentials.
   */
  public URI endpoint() {
    return api.endpoint();
  }

  /**
   * Deploys a function, in place of the one of that name if there is one. Returns at once; an eager
   * function starts in the background.
   *
   * @throws TwinException if its queue does not exist
   */
  public synchronized void deploy(FunctionDefinition definition) {
    remove(definition.name());
    LambdaFunction function = new LambdaFunction(definition, home, launcher, client);
    Optional<SqsEventSource> source =
        definition.queueUrl().map(url -> SqsEventSource.start(function, url, sqs));
    deployments.put(definition.name(), new Deployment(function, source));
    if (definition.eager()) {
      warmUps.execute(() -> warmUp(function));
    }
  }

  /**
   * Removes a function and ends its process; its queue keeps the messages. No such function:
   * nothing happens.
   */
  public synchronized void remove(String name) {
    Deployment deployment = deployments.remove(name);
    if (deployment != null) {
      deployment.close();
    }
  }

  /** How a function is doing, if it is deployed. */
  public Optional<FunctionStatus> status(String name) {
    return function(name).map(LambdaFunction::status);
  }

  /** How all deployed functions are doing, by name. */
  public List<FunctionStatus> status() {
    return deployments.keySet().stream().sorted().flatMap(name -> status(name).stream()).toList();
  }

  /**
   * Waits until a function's process can take an event; starts it if necessary.
   *
   * @return whether it became ready in that time; {@link #status} tells why not
   * @throws TwinException if there is no such function
   */
  public boolean awaitReady(String name, Duration limit) throws InterruptedException {
    LambdaFunction function =
        function(name).orElseThrow(() -> new TwinException("no function named " + name));
    warmUps.execute(() -> warmUp(function));
    long deadline = System.nanoTime() + limit.toNanos();
    while (System.nanoTime() < deadline) {
      switch (function.status().state()) {
        case READY:
          return true;
        case CLOSED:
          return false;
        default:
          Thread.sleep(20);
      }
    }
    return false;
  }

  /** Runs one event, if there is such a function. */
  Optional<InvocationResult> invoke(String name, byte[] event) throws InterruptedException {
    Optional<LambdaFunction> function = function(name);
    return function.isEmpty() ? Optional.empty() : Optional.of(function.get().invoke(event));
  }

  @Override
  public synchronized void close() {
    warmUps.shutdownNow();
    api.close();
    deployments.values().forEach(Deployment::close);
    deployments.clear();
  }

  private Optional<LambdaFunction> function(String name) {
    return Optional.ofNullable(deployments.get(name)).map(Deployment::function);
  }

  private static void warmUp(LambdaFunction function) {
    try {
      function.warmUp();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      logger.debug("event=function.start-interrupted function={}", function.definition().name());
    }
  }

  private record Deployment(LambdaFunction function, Optional<SqsEventSource> source) {

    void close() {
      source.ifPresent(SqsEventSource::close);
      function.close();
    }
  }
}
