package io.marram.emulator.components.publisher;

/**
 * How records become messages.
 *
 * @param bodyProperty name of the property that becomes the body; empty for none
 * @param removesBody whether that property is left out of the metrics
 */
record PublisherSettings(String bodyProperty, boolean removesBody) {
  static final PublisherSettings NO_BODY = new PublisherSettings("", false);

  static PublisherSettings of(CloudPublisherConfig config) {
    String property = config.set_body_from_property();
    return new PublisherSettings(
        property == null || property.isBlank() ? "" : property, config.remove_body_from_metrics());
  }
}
