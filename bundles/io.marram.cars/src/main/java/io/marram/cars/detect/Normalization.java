package io.marram.cars.detect;

/**
 * What is done to the values of pixels before a network sees them: {@code (x - mean) * scale}, x
 * from 0 to 255.
 *
 * @param mean of red, green and blue
 * @param scale of red, green and blue
 * @param blueFirst whether the network takes blue, green and red in this order
 */
record Normalization(Channels mean, Channels scale, boolean blueFirst) {

  /** One number each for red, green and blue. */
  record Channels(float red, float green, float blue) {

    /**
     * Reads one number for all, or three.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    static Channels parse(String key, String text) {
      String[] parts = text.split(",", -1);
      if (parts.length == 1 || parts.length == 3) {
        try {
          Channels channels =
              new Channels(
                  Float.parseFloat(parts[0].trim()),
                  Float.parseFloat(parts[parts.length / 2].trim()),
                  Float.parseFloat(parts[parts.length - 1].trim()));
          if (Float.isFinite(channels.red + channels.green + channels.blue)) {
            return channels;
          }
        } catch (NumberFormatException e) {
          // Said below, with the text.
        }
      }
      throw new IllegalArgumentException(
          key + " must be one number or three with commas, was \"" + text + "\"");
    }

    float get(int channel) {
      return channel == 0 ? red : channel == 1 ? green : blue;
    }
  }

  float apply(float value, int channel) {
    return (value - mean.get(channel)) * scale.get(channel);
  }

  /** Where the network has red (0), green (1) or blue (2). */
  int place(int channel) {
    return blueFirst ? 2 - channel : channel;
  }
}
