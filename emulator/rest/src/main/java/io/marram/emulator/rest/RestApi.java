package io.marram.emulator.rest;

import io.marram.emulator.rest.http.Resource;
import io.marram.emulator.rest.kura.CloudConnectionResource;
import io.marram.emulator.rest.kura.ConfigurationResource;
import io.marram.emulator.rest.kura.PackagesResource;
import io.marram.emulator.rest.kura.ServiceListingResource;
import io.marram.emulator.rest.kura.WireResource;
import io.marram.emulator.rest.login.Login;
import io.marram.emulator.rest.login.SessionResource;
import io.marram.emulator.rest.marram.CameraResource;
import io.marram.emulator.rest.marram.IconResource;
import io.marram.emulator.rest.marram.LogResource;
import io.marram.emulator.rest.marram.LogTail;
import io.marram.emulator.rest.marram.OperationResource;
import io.marram.emulator.rest.marram.StatusResource;
import io.marram.emulator.rest.marram.TargetResource;
import io.marram.emulator.rest.services.ComponentDescriptions;
import io.marram.emulator.rest.services.GatewayServices;
import java.nio.file.Path;
import java.util.List;

/** All resources: Kura's and our own. */
record RestApi(GatewayServices services, Login login, LogTail log, Path home) {

  List<Resource> resources() {
    ComponentDescriptions descriptions = new ComponentDescriptions(services);
    return List.of(
        new SessionResource(login),
        new ConfigurationResource(services),
        new PackagesResource(services, home.resolve("data").resolve("uploads")),
        new WireResource(services, descriptions),
        new CloudConnectionResource(services, descriptions),
        new ServiceListingResource(services, descriptions),
        new StatusResource(services, descriptions),
        new CameraResource(services),
        new LogResource(log),
        new OperationResource(services),
        new TargetResource(descriptions),
        new IconResource(services, descriptions));
  }
}
