package org.eclipse.kura.cloudconnection.factory;

import java.util.List;
import java.util.Set;
import org.eclipse.kura.KuraException;
import org.osgi.annotation.versioning.ProviderType;

/** Makes the components of one kind of cloud connection, and removes them. */
@ProviderType
public interface CloudConnectionFactory {
  /** In the configuration of an endpoint: the pid of the factory that made it. */
  String KURA_CLOUD_CONNECTION_FACTORY_PID = "kura.cloud.connection.factory.pid";

  /** The factory pid of the endpoints. */
  String getFactoryPid();

  /** Makes the endpoint of this Kura pid and everything below it. */
  void createConfiguration(String pid) throws KuraException;

  /** The Kura pids of the endpoint and of everything below it, the endpoint first. */
  List<String> getStackComponentsPids(String pid) throws KuraException;

  /** Removes the endpoint of this Kura pid and everything below it. */
  void deleteConfiguration(String pid) throws KuraException;

  /** The Kura pids of the endpoints that exist. */
  Set<String> getManagedCloudConnectionPids() throws KuraException;
}
