package io.marram.emulator.aws;

import io.netty.handler.ssl.SslHandler;
import java.io.Serializable;
import java.security.Principal;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.config.WildcardConfiguration;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnection;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.apache.activemq.artemis.utils.CertificateUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is who on the broker. On the TLS listener a client is the thing its certificate names, and
 * {@link ThingPolicy} decides. The plain listener is open to everything on this machine, as a local
 * broker of client devices is.
 */
final class BrokerSecurity implements ActiveMQSecurityManager5 {

  private static final Logger logger = LoggerFactory.getLogger(BrokerSecurity.class);

  private static final Principal BROKER = new Local("broker");
  private static final Principal LOCAL_CLIENT = new Local("local");

  @Override
  public Subject authenticate(
      String user, String password, RemotingConnection connection, String domain) {
    if (connection == null) {
      return subject(BROKER);
    }
    if (!isTls(connection)) {
      return subject(LOCAL_CLIENT);
    }
    Optional<String> thing = thing(connection);
    if (thing.isEmpty()) {
      logger.warn("event=mqtt.refused reason=certificate-without-name");
      return null;
    }
    String clientId = connection.getClientID();
    if (clientId != null && !ThingPolicy.mayConnect(thing.get(), clientId)) {
      logger.warn(
          "event=mqtt.refused thing={} client.id={} reason=client-id", thing.get(), clientId);
      return null;
    }
    return subject(new Thing(thing.get()));
  }

  @Override
  public boolean authorize(Subject subject, Set<Role> roles, CheckType check, String address) {
    if (subject == null) {
      return false;
    }
    if (!subject.getPrincipals(Local.class).isEmpty()) {
      return true;
    }
    return subject.getPrincipals(Thing.class).stream()
        .anyMatch(thing -> mayUse(thing.getName(), check, address));
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

  private static boolean mayUse(String thing, CheckType check, String address) {
    String topic = topic(address);
    boolean allowed =
        switch (check) {
          case SEND -> ThingPolicy.mayPublish(thing, topic);
          case CONSUME,
                  CREATE_DURABLE_QUEUE,
                  CREATE_NON_DURABLE_QUEUE,
                  DELETE_DURABLE_QUEUE,
                  DELETE_NON_DURABLE_QUEUE,
                  BROWSE ->
              ThingPolicy.maySubscribe(thing, topic);
          case CREATE_ADDRESS, DELETE_ADDRESS ->
              ThingPolicy.mayPublish(thing, topic) || ThingPolicy.maySubscribe(thing, topic);
          default -> false;
        };
    if (!allowed) {
      logger.warn("event=mqtt.denied thing={} action={} topic={}", thing, check, topic);
    }
    return allowed;
  }

  /**
   * The broker speaks of {@code address} or {@code address::queue}, with dots between the levels.
   */
  private static String topic(String address) {
    int queue = address.indexOf("::");
    return MQTTUtil.getMqttTopicFromCoreAddress(
        queue < 0 ? address : address.substring(0, queue),
        WildcardConfiguration.DEFAULT_WILDCARD_CONFIGURATION);
  }

  private static boolean isTls(RemotingConnection connection) {
    return !(connection.getTransportConnection() instanceof NettyConnection transport)
        || transport.getChannel().pipeline().get(SslHandler.class) != null;
  }

  private static Optional<String> thing(RemotingConnection connection) {
    X509Certificate[] chain = CertificateUtil.getCertsFromConnection(connection);
    if (chain == null || chain.length == 0) {
      return Optional.empty();
    }
    try {
      return new LdapName(chain[0].getSubjectX500Principal().getName())
          .getRdns().stream()
              .filter(part -> part.getType().equalsIgnoreCase("CN"))
              .map(Rdn::getValue)
              .map(Object::toString)
              .findFirst();
    } catch (InvalidNameException e) {
      return Optional.empty();
    }
  }

  private static Subject subject(Principal identity) {
    Subject subject = new Subject();
    subject.getPrincipals().add(identity);
    // Artemis refuses every connection whose subject has no principal of its own kind.
    subject.getPrincipals().add(new UserPrincipal(identity.getName()));
    return subject;
  }

  private record Thing(String getName) implements Principal, Serializable {
    private static final long serialVersionUID = 1L;
  }

  private record Local(String getName) implements Principal, Serializable {
    private static final long serialVersionUID = 1L;
  }
}
