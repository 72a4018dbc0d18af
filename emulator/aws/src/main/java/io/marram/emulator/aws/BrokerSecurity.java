package io.marram.emulator.aws;

import io.marram.emulator.aws.mqtt.IotPipeline;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;

/**
 * Trusts the handlers of {@link IotPipeline}: they decide who connects and what a client may do,
 * with MQTT's topics instead of the broker's addresses. Whoever has not passed them gets nothing.
 */
final class BrokerSecurity implements ActiveMQSecurityManager5 {

  private static final String ADMITTED = "admitted";

  @Override
  public Subject authenticate(
      String user, String password, RemotingConnection connection, String domain) {
    if (connection != null && !IotPipeline.isAdmitted(connection)) {
      return null;
    }
    Subject subject = new Subject();
    // Artemis refuses every connection whose subject has no principal of its own kind.
    subject.getPrincipals().add(new UserPrincipal(ADMITTED));
    return subject;
  }

  @Override
  public boolean authorize(Subject subject, Set<Role> roles, CheckType check, String address) {
    return subject != null;
  }

  @Override
  public boolean validateUser(String user, String password) {
    return false;
  }

  @Override
  public boolean validateUserAndRole(
      String user, String password, Set<Role> roles, CheckType check) {
    return false;
  }
}
