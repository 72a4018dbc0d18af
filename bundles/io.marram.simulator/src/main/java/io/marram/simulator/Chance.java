package io.marram.simulator;

/**
 * Repeatable chance that can be asked at any index in any order: SplitMix64's mixing of seed and
 * index. Uses StrictMath, so that every machine gets the same numbers.
 */
final class Chance {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final long FNV_OFFSET = 0xCBF29CE484222325L;
  private static final long FNV_PRIME = 0x100000001B3L;
  private static final double UNIT_53_BITS = 0x1.0p-53;

  private final long seed;

  Chance(long seed) {
    this.seed = mix(seed + GOLDEN_GAMMA);
  }

  /** Chance of its own for something with a name. */
  Chance of(String name) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * FNV_PRIME;
    }
    return new Chance(seed ^ hash);
  }

  /** 0 up to but not including 1. */
  double uniform(long index) {
    return unit(bits(index));
  }

  /** Standard normal: mean 0, variance 1. */
  double normal(long index) {
    long bits = bits(index);
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - unit(bits)));
    return radius * StrictMath.cos(2 * Math.PI * unit(mix(bits + GOLDEN_GAMMA)));
  }

  private long bits(long index) {
    return mix(seed + index * GOLDEN_GAMMA);
  }

  private static double unit(long bits) {
    return (bits >>> 11) * UNIT_53_BITS;
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
