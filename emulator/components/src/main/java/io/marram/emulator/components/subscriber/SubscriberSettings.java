package io.marram.emulator.components.subscriber;

/**
 * How messages become records.
 *
 * @param bodyProperty name of the property that takes the body; empty for none
 * @param textBody whether the body is text; else bytes
 */
record SubscriberSettings(String bodyProperty, boolean textBody) {
  static final SubscriberSettings NO_BODY = new SubscriberSettings("", false);

  /** Whatever type is not STRING is BYTE_ARRAY, as in Kura. */
  static SubscriberSettings of(CloudSubscriberConfig config) {
    String property = config.set_property_from_body();
    return new SubscriberSettings(
        property == null || property.isBlank() ? "" : property,
        "STRING".equals(config.body_property_type()));
  }
}
