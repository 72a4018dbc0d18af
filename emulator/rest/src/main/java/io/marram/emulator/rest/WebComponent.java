package io.marram.emulator.rest;

import ch.qos.logback.classic.LoggerContext;
import io.marram.emulator.kura.control.WebAccess;
import io.marram.emulator.rest.http.ConsoleFiles;
import io.marram.emulator.rest.http.WebServer;
import io.marram.emulator.rest.http.WebSettings;
import io.marram.emulator.rest.login.Identities;
import io.marram.emulator.rest.login.LocalToken;
import io.marram.emulator.rest.login.Login;
import io.marram.emulator.rest.marram.LogTail;
import io.marram.emulator.rest.marram.LogbackTail;
import io.marram.emulator.rest.services.OsgiServices;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the REST API and the console, as the framework's properties say: {@code marram.home},
 * {@code marram.http.address}, {@code marram.http.port}. It starts beside the other bundles and is
 * announced as {@link WebAccess}.
 */
@Component(
    name = "io.marram.emulator.rest.Web",
    immediate = true,
    service = {})
public final class WebComponent {
  private static final Logger logger = LoggerFactory.getLogger(WebComponent.class);

  private final BundleContext context;
  private final Path home;
  private final WebSettings settings;
  private final Thread start;
  private WebServer server;
  private ServiceRegistration<WebAccess> registration;
  private LogTail log;
  private Path token;
  private boolean stopped;

  @Activate
  public WebComponent(BundleContext context) {
    this.context = context;
    this.home = Path.of(property("marram.home", "."));
    this.settings =
        new WebSettings(
            property("marram.http.address", "127.0.0.1"),
            Integer.parseInt(property("marram.http.port", "0")));
    this.start = new Thread(this::start, "web-start");
    start.start();
  }

  @Deactivate
  void deactivate() throws IOException {
    synchronized (this) {
      stopped = true;
    }
    try {
      start.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (registration != null) {
      registration.unregister();
    }
    if (server != null) {
      server.close();
    }
    if (log != null) {
      log.close();
    }
    if (token != null) {
      Files.deleteIfExists(token);
    }
  }

  private void start() {
    try {
      Identities identities = Identities.open(home.resolve("users.json"));
      Path tokenFile = home.resolve("http.token");
      Login login = new Login(identities, LocalToken.write(tokenFile), System::nanoTime);
      token = tokenFile;
      log = LogbackTail.open((LoggerContext) LoggerFactory.getILoggerFactory());
      server =
          WebServer.start(
              settings,
              login,
              new RestApi(new OsgiServices(context), login, log, home).resources(),
              new ConsoleFiles(WebComponent.class.getClassLoader(), "console/"));
      announce(identities);
    } catch (IOException | RuntimeException e) {
      logger.error(
          "event=web.failed address={} port={} reason=\"{}\"",
          settings.address(),
          settings.port(),
          e.getMessage(),
          e);
    }
  }

  private synchronized void announce(Identities identities) {
    if (!stopped) {
      registration =
          context.registerService(WebAccess.class, new Access(server.address(), identities), null);
      logger.info("event=web.listening address={}", server.address());
    }
  }

  private String property(String name, String otherwise) {
    return Optional.ofNullable(context.getProperty(name)).orElse(otherwise);
  }

  private record Access(URI address, Identities identities) implements WebAccess {
    @Override
    public String user() {
      return Identities.ADMIN;
    }

    @Override
    public Optional<String> firstPassword() {
      return identities.takeFirstPassword();
    }

    @Override
    public String toString() {
      return "WebAccess[" + address + "]";
    }
  }
}
