package io.marram.emulator.aws.iot;

/** What a policy can allow an MQTT client to do, and on which kind of resource. */
public enum IotAction {
  CONNECT("iot:Connect", "client/"),
  PUBLISH("iot:Publish", "topic/"),
  RETAIN_PUBLISH("iot:RetainPublish", "topic/"),
  RECEIVE("iot:Receive", "topic/"),
  SUBSCRIBE("iot:Subscribe", "topicfilter/");

  /** Region and account of the twin, as all its ARNs carry them. */
  private static final String ARN = "arn:aws:iot:us-east-1:000000000000:";

  private final String text;
  private final String resourcePrefix;

  IotAction(String text, String resourceType) {
    this.text = text;
    this.resourcePrefix = ARN + resourceType;
  }

  /** As policies write it. */
  public String text() {
    return text;
  }

  /** The ARN of the client id, topic or topic filter. */
  String resource(String name) {
    return resourcePrefix + name;
  }
}
