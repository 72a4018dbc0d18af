package io.marram.emulator.aws;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One process of a function, with the Runtime API server it talks to. It handles one event at a
 * time, and is not reused after it failed.
 */
final class FunctionProcess implements AutoCloseable {

  /** AWS allows 10 s; here several processes start on few processors. */
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final FunctionDefinition definition;
  private final RuntimeApiServer api;
  private final ChildJvm process;

  private FunctionProcess(FunctionDefinition definition, RuntimeApiServer api, ChildJvm process) {
    this.definition = definition;
    this.api = api;
    this.process = process;
    process.onExit().thenAccept(api::processEnded);
  }

  static FunctionProcess start(
      FunctionDefinition definition, TwinHome home, ChildLauncher launcher, RuntimeClient client) {
    RuntimeApiServer api = RuntimeApiServer.start(arn(definition.name()));
    try {
      ChildJvm process = launcher.start(command(definition, home, client, api.address()));
      return new FunctionProcess(definition, api, process);
    } catch (TwinException e) {
      api.close();
      throw e;
    }
  }

  static String arn(String function) {
    return "arn:aws:lambda:" + SqsService.REGION + ":000000000000:function:" + function;
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Waits until the process can take an event.
   *
   * @throws TwinException if it ends, reports that it cannot start, or takes too long
   */
  void awaitReady() throws InterruptedException {
    try {
      api.ready().get(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new TwinException("not ready after " + START_LIMIT.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw new TwinException(e.getCause().getMessage(), e.getCause());
    }
  }

  /**
   * Runs one event. After a timeout, or the end of the process, this object is of no further use.
   */
  InvocationResult invoke(String requestId, byte[] event) throws InterruptedException {
    try {
      return api.submit(requestId, event, definition.timeout())
          .get(definition.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      close();
      return InvocationResult.serviceError(
          "Sandbox.Timedout",
          requestId,
          String.format(
              Locale.ROOT,
              "Task timed out after %.2f seconds",
              definition.timeout().toMillis() / 1000.0));
    } catch (ExecutionException e) {
      throw new TwinException("invocation " + requestId + " was lost", e.getCause());
    }
  }

  @Override
  public void close() {
    process.stop(Duration.ZERO);
    api.close();
  }

  private static ChildCommand command(
      FunctionDefinition definition, TwinHome home, RuntimeClient client, String apiAddress) {
    Path workingFolder = home.path("functions").resolve(definition.name());
    List<Path> classpath = new ArrayList<>(definition.classpath());
    classpath.addAll(client.jars());
    return new ChildCommand(
        "function " + definition.name(),
        classpath,
        List.of(
            "-Xmx" + definition.memoryMegabytes() / 2 + "m",
            // As in AWS's own Java runtime: a function lives too short for the optimising compiler.
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.awt.headless=true",
            "-D" + RuntimeClient.NATIVE_LIBRARY_PROPERTY + "=" + client.nativeLibrary()),
        RuntimeClient.MAIN_CLASS,
        List.of(definition.handler()),
        environment(definition, workingFolder, apiAddress),
        workingFolder,
        home.log(definition.name()));
  }

  private static Map<String, String> environment(
      FunctionDefinition definition, Path workingFolder, String apiAddress) {
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", "/usr/local/bin:/usr/bin:/bin");
    environment.put("LANG", "C.UTF-8");
    environment.put("TZ", ":UTC");
    environment.put("AWS_REGION", SqsService.REGION);
    environment.put("AWS_DEFAULT_REGION", SqsService.REGION);
    environment.put("AWS_ACCESS_KEY_ID", "marram");
    environment.put("AWS_SECRET_ACCESS_KEY", "marram");
    environment.putAll(definition.environment());
    environment.put("AWS_LAMBDA_RUNTIME_API", apiAddress);
    environment.put("AWS_LAMBDA_FUNCTION_NAME", definition.name());
    environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    environment.put(
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(definition.memoryMegabytes()));
    environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + definition.name());
    environment.put("AWS_LAMBDA_LOG_FORMAT", "TEXT");
    environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_java17");
    environment.put("LAMBDA_TASK_ROOT", workingFolder.toString());
    environment.put("_HANDLER", definition.handler());
    return environment;
  }
}
