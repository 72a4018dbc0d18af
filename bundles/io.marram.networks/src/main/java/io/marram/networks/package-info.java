/** Networks that one of Kura's inference engines runs, whichever provider it is. */
package io.marram.networks;
