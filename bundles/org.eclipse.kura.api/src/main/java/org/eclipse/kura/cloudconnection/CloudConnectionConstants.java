package org.eclipse.kura.cloudconnection;

/** Names of the properties that tie the parts of a cloud connection together. */
public enum CloudConnectionConstants {
  /** In the configuration of a publisher or subscriber: the Kura pid of its endpoint. */
  CLOUD_ENDPOINT_SERVICE_PID_PROP_NAME("cloud.endpoint.service.pid"),

  /** In the description of a publisher or subscriber: the factory whose endpoints it works with. */
  CLOUD_CONNECTION_FACTORY_PID_PROP_NAME("cloud.connection.factory.pid");

  private final String value;

  CloudConnectionConstants(String value) {
    this.value = value;
  }

  public String value() {
    return value;
  }
}
