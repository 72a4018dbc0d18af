package org.eclipse.kura.deployment.agent;

import org.eclipse.kura.ssl.SslManagerService;

/** Installs and removes deployment packages, and posts an event when it is done. */
public interface DeploymentAgentService {
  String EVENT_INSTALLED_TOPIC = "org/eclipse/kura/deployment/agent/INSTALLED";

  String EVENT_UNINSTALLED_TOPIC = "org/eclipse/kura/deployment/agent/UNINSTALLED";

  String EVENT_PACKAGE_URL = "deploymentpackage.url";

  String EVENT_PACKAGE_NAME = "deploymentpackage.name";

  String EVENT_PACKAGE_VERSION = "deploymentpackage.version";

  String EVENT_SUCCESSFUL = "successful";

  String EVENT_EXCEPTION = "exception";

  /**
   * Returns at once; an event of topic {@link #EVENT_INSTALLED_TOPIC} says how it ended.
   *
   * @throws Exception if the package is being installed already
   */
  void installDeploymentPackageAsync(String url) throws Exception;

  /**
   * Returns at once; an event of topic {@link #EVENT_UNINSTALLED_TOPIC} says how it ended.
   *
   * @throws Exception if the package is being removed already
   */
  void uninstallDeploymentPackageAsync(String name) throws Exception;

  boolean isInstallingDeploymentPackage(String url);

  boolean isUninstallingDeploymentPackage(String name);

  /** Reads what Eclipse Marketplace says about a package. */
  MarketplacePackageDescriptor getMarketplacePackageDescriptor(String url);

  /** Reads what Eclipse Marketplace says about a package, with the trust of this service. */
  MarketplacePackageDescriptor getMarketplacePackageDescriptor(
      String url, SslManagerService sslManagerService);
}
