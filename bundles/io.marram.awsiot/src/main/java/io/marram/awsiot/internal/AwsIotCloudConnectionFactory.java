package io.marram.awsiot.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.CloudEndpoint;
import org.eclipse.kura.cloudconnection.factory.CloudConnectionFactory;
import org.eclipse.kura.configuration.ConfigurationService;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes and removes connections to AWS IoT Core; each is one component, the endpoint. */
@Component(
    name = AwsIotCloudConnectionFactory.PID,
    property = {
      "service.pid=" + AwsIotCloudConnectionFactory.PID,
      "kura.ui.csf.pid.default=" + AwsIotEndpoint.PID,
      "kura.ui.csf.pid.regex=" + AwsIotCloudConnectionFactory.PATTERN
    })
public final class AwsIotCloudConnectionFactory implements CloudConnectionFactory {

  static final String PID = "io.marram.awsiot.AwsIotCloudConnectionFactory";

  /** Kura's console checks what a user enters with it. */
  static final String PATTERN = "^io.marram.awsiot.AwsIotEndpoint(\\-[a-zA-Z0-9]+)?$";

  private static final Pattern ENDPOINT = Pattern.compile(PATTERN);

  private final BundleContext context;
  private final ConfigurationService configurationService;

  @Activate
  public AwsIotCloudConnectionFactory(
      BundleContext context,
      @Reference(name = "ConfigurationService") ConfigurationService configurationService) {
    this.context = context;
    this.configurationService = configurationService;
  }

  @Override
  public String getFactoryPid() {
    return AwsIotEndpoint.PID;
  }

  @Override
  public void createConfiguration(String pid) throws KuraException {
    configurationService.createFactoryConfiguration(
        AwsIotEndpoint.PID, checked(pid), Map.of(KURA_CLOUD_CONNECTION_FACTORY_PID, PID), true);
  }

  @Override
  public List<String> getStackComponentsPids(String pid) throws KuraException {
    return List.of(checked(pid));
  }

  @Override
  public void deleteConfiguration(String pid) throws KuraException {
    configurationService.deleteFactoryConfiguration(checked(pid), true);
  }

  @Override
  public Set<String> getManagedCloudConnectionPids() throws KuraException {
    Set<String> pids = new HashSet<>();
    for (ServiceReference<CloudEndpoint> reference : endpoints()) {
      if (PID.equals(reference.getProperty(KURA_CLOUD_CONNECTION_FACTORY_PID))
          && reference.getProperty(ConfigurationService.KURA_SERVICE_PID) instanceof String pid
          && ENDPOINT.matcher(pid).matches()) {
        pids.add(pid);
      }
    }
    return pids;
  }

  private Iterable<ServiceReference<CloudEndpoint>> endpoints() {
    try {
      return context.getServiceReferences(CloudEndpoint.class, null);
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String checked(String pid) throws KuraException {
    if (!ENDPOINT.matcher(pid).matches()) {
      throw new KuraException(
          KuraErrorCode.INVALID_PARAMETER,
          "the pid must be %s, or this and a suffix of letters and digits after a hyphen, was %s"
              .formatted(AwsIotEndpoint.PID, pid));
    }
    return pid;
  }
}
