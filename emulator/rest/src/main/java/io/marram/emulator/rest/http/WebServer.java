package io.marram.emulator.rest.http;

import com.eclipsesource.json.JsonObject;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.net.URI;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server with the REST API and the console. */
public final class WebServer implements AutoCloseable {
  private static final Logger logger = LoggerFactory.getLogger(WebServer.class);
  // For a small machine; a request that waits for a cloud connection occupies one for 10 s.
  private static final int MOST_THREADS = 16;
  private static final int FEWEST_THREADS = 2;
  private static final int THREAD_IDLE_MILLIS = 30_000;
  // What a chunk of a body holds in memory is more than its bytes.
  private static final int CHUNK_BYTES = 128;

  /** The one request with a body that anyone may send. */
  public static final String LOG_IN_PATH = "/services/session/v1/login/password";

  /** The most that the body of {@link #LOG_IN_PATH} may have. */
  public static final int OPEN_BODY_BYTES = 4_096;

  private final WebSettings settings;
  private final Javalin server;

  private WebServer(WebSettings settings, Javalin server) {
    this.settings = settings;
    this.server = server;
  }

  /**
   * Starts to listen.
   *
   * @param login checks every request to a resource before it gets there
   * @throws io.javalin.util.JavalinBindException when the port is taken
   */
  public static WebServer start(
      WebSettings settings, Authentication login, List<Resource> resources, ConsoleFiles console) {
    return start(settings, BodyPace.DEFAULT, login, resources, console);
  }

  /** The same with a pace of its own. */
  public static WebServer start(
      WebSettings settings,
      BodyPace pace,
      Authentication login,
      List<Resource> resources,
      ConsoleFiles console) {
    RequestGuard guard = RequestGuard.ofThisMachine();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // Jetty finds parts of itself by the context class loader.
    thread.setContextClassLoader(WebServer.class.getClassLoader());
    try {
      Javalin server =
          Javalin.create(
              config -> {
                configure(config, settings, pace);
                config.routes.before(
                    context -> {
                      RequestGuard.protect(context);
                      guard.check(context);
                    });
                config.routes.before("/services/*", login::check);
                config.routes.before(new AllowedMethods(config.unsafe.internalRouter)::check);
                resources.forEach(resource -> resource.register(config.routes));
                config.routes.get(AllowedMethods.FILES, console::answer);
                config.routes.get("/", console::answer);
                handleFailures(config);
              });
      server.start();
      return new WebServer(settings, server);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static void configure(JavalinConfig config, WebSettings settings, BodyPace pace) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.router.caseInsensitiveRoutes = false;
    config.jetty.threadPool =
        new QueuedThreadPool(MOST_THREADS, FEWEST_THREADS, THREAD_IDLE_MILLIS);
    config.jetty.modifyServer(
        server -> {
          if (server.getThreadPool() instanceof QueuedThreadPool pool) {
            pool.setName("http");
            pool.setDaemon(true);
          }
          server.setErrorHandler(new JsonErrorHandler());
          server.setHandler(handlers(pace));
        });
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setSendServerVersion(false);
          http.setSendDateHeader(true);
        });
    config.jetty.addConnector(
        (server, http) -> {
          ServerConnector connector =
              new ServerConnector(
                  server, 1, 1, new org.eclipse.jetty.server.HttpConnectionFactory(http));
          connector.setHost(settings.address());
          connector.setPort(settings.port());
          connector.setIdleTimeout(pace.silence().toMillis());
          return connector;
        });
  }

  /** What stands before Javalin. */
  private static Handler handlers(BodyPace pace) {
    // Nobody may occupy a thread with a body before the log-in, however many try.
    EagerContentHandler logIn =
        new EagerContentHandler(
            new EagerContentHandler.RetainedContentLoaderFactory(
                2L * OPEN_BODY_BYTES, CHUNK_BYTES, true));
    logIn.includePath(LOG_IN_PATH);
    HeadHandler head = new HeadHandler();
    BodyPaceHandler paced = new BodyPaceHandler(pace);
    paced.setHandler(logIn);
    logIn.setHandler(head);
    return paced;
  }

  private static void handleFailures(JavalinConfig config) {
    config.routes.exception(
        RequestException.class,
        (e, context) -> {
          context.status(e.status());
          Resource.answer(context, e.answer());
        });
    config.routes.exception(
        HttpResponseException.class,
        (e, context) -> {
          context.status(e.getStatus());
          Resource.answer(context, new JsonObject().add("message", e.getMessage()));
        });
    config.routes.exception(Exception.class, WebServer::handleUnexpected);
  }

  private static void handleUnexpected(Exception e, Context context) {
    logger.error("event=rest.failed method={} path={}", context.method(), context.path(), e);
    context.status(500);
    Resource.answer(context, new JsonObject().add("message", "An internal error occurred"));
  }

  /** Where it listens. */
  public URI address() {
    String address = settings.address();
    String host = address.contains(":") ? "[" + address + "]" : address;
    return URI.create("http://" + host + ":" + server.port() + "/");
  }

  @Override
  public void close() {
    server.stop();
  }
}
