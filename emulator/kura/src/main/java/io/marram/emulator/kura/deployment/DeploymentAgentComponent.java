package io.marram.emulator.kura.deployment;

import io.marram.emulator.kura.packages.PackageOperation.Kind;
import io.marram.emulator.kura.packages.PackageOperations;
import java.net.URI;
import org.eclipse.kura.deployment.agent.DeploymentAgentService;
import org.eclipse.kura.deployment.agent.MarketplacePackageDescriptor;
import org.eclipse.kura.ssl.SslManagerService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Kura's service for packages; {@link DeploymentEvents} tells how an operation has ended. */
@Component(
    name = "org.eclipse.kura.deployment.agent",
    service = DeploymentAgentService.class,
    immediate = true)
public final class DeploymentAgentComponent implements DeploymentAgentService {
  private final PackageOperations operations;

  @Activate
  public DeploymentAgentComponent(
      @Reference(name = "PackageOperations") PackageOperations operations) {
    this.operations = operations;
  }

  @Override
  public void installDeploymentPackageAsync(String url) throws Exception {
    if (isInstallingDeploymentPackage(url)) {
      throw new PackageException(url + " is being installed already");
    }
    operations.install(new URI(url));
  }

  @Override
  public void uninstallDeploymentPackageAsync(String name) throws Exception {
    if (isUninstallingDeploymentPackage(name)) {
      throw new PackageException("package " + name + " is being uninstalled already");
    }
    operations.uninstall(name);
  }

  @Override
  public boolean isInstallingDeploymentPackage(String url) {
    String source = PackageDownload.shown(URI.create(url));
    return operations.operations().stream()
        .anyMatch(
            operation ->
                operation.ended().isEmpty()
                    && operation.kind() != Kind.UNINSTALL
                    && operation.source().equals(source));
  }

  @Override
  public boolean isUninstallingDeploymentPackage(String name) {
    return operations.operations().stream()
        .anyMatch(
            operation ->
                operation.ended().isEmpty()
                    && operation.kind() == Kind.UNINSTALL
                    && operation.name().equals(name));
  }

  @Override
  public MarketplacePackageDescriptor getMarketplacePackageDescriptor(String url) {
    throw new IllegalStateException("this gateway does not ask Eclipse Marketplace");
  }

  @Override
  public MarketplacePackageDescriptor getMarketplacePackageDescriptor(
      String url, SslManagerService sslManagerService) {
    return getMarketplacePackageDescriptor(url);
  }
}
