package io.marram.emulator.rest.marram;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.marram.emulator.rest.http.RequestException;
import io.marram.emulator.rest.http.Resource;
import io.marram.emulator.rest.services.ComponentDescriptions;
import io.marram.emulator.rest.services.GatewayServices;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.configuration.metatype.Icon;
import org.eclipse.kura.configuration.metatype.OCD;
import org.eclipse.kura.configuration.metatype.OCDService;

/** The picture that a component's metatype names. */
public final class IconResource implements Resource {
  private static final int MOST_BYTES = 1 << 20;
  private static final Map<String, String> TYPES =
      Map.of("png", "image/png", "svg", "image/svg+xml", "jpg", "image/jpeg", "gif", "image/gif");

  private final GatewayServices services;
  private final ComponentDescriptions descriptions;

  public IconResource(GatewayServices services, ComponentDescriptions descriptions) {
    this.services = services;
    this.descriptions = descriptions;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/services/marram/v1/icon", this::read);
  }

  private void read(Context context) {
    String pid =
        Optional.ofNullable(context.queryParam("pid"))
            .orElseThrow(() -> RequestException.required("pid"));
    String path =
        definition(pid).map(OCD::getIcon).stream()
            .flatMap(List::stream)
            .map(Icon::getResource)
            .findFirst()
            .orElseThrow(() -> missing(pid));
    String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    URL url =
        descriptions
            .of(pid)
            .flatMap(component -> services.resource(component.bundle.id, path))
            .filter(found -> type != null)
            .orElseThrow(() -> missing(pid));
    try (InputStream file = url.openStream()) {
      context.contentType(type).result(file.readNBytes(MOST_BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<OCD> definition(String pid) {
    ConfigurationService configurations = services.require(ConfigurationService.class);
    try {
      return Optional.ofNullable(configurations.getComponentConfiguration(pid))
          .or(() -> services.find(OCDService.class).map(ocds -> ocds.getFactoryComponentOCD(pid)))
          .map(ComponentConfiguration::getDefinition);
    } catch (KuraException e) {
      return Optional.empty();
    }
  }

  private static RequestException missing(String pid) {
    return new RequestException(404, "there is no icon for " + pid);
  }
}
