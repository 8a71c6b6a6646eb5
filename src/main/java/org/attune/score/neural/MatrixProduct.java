package org.attune.score.neural;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How fast PyTorch multiplies matrices of 32 bits on this machine's processor: what an encoder
 * could reach if it did nothing else. The sizes are those of a small encoder's inner layers.
 */
public final class MatrixProduct {

  private static final int ROWS = 768;
  private static final int WIDTH = 384;
  private static final int INNER = 1536;
  private static final double OPERATIONS = 2 * 2.0 * ROWS * WIDTH * INNER;
  private static final double SECOND = 1e9;

  private MatrixProduct() {}

  /**
   * Multiplies 768 x 384 by 384 x 1536 and the result's like, 768 x 1536 by 1536 x 384, in turn.
   *
   * @param threads how many threads do it at once, each with one native thread
   * @param seconds for how long, after a quarter of that to warm up
   * @return operations per second in 10<sup>9</sup>, of all threads together
   */
  public static double gigaflops(int threads, double seconds) {
    Torch.gpus();
    CyclicBarrier together = new CyclicBarrier(threads);
    Callable<Double> thread =
        () -> {
          try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
            NDArray wide = manager.randomNormal(new Shape(ROWS, WIDTH));
            NDArray up = manager.randomNormal(new Shape(WIDTH, INNER));
            NDArray down = manager.randomNormal(new Shape(INNER, WIDTH));
            NDArray inner = manager.randomNormal(new Shape(ROWS, INNER));
            NDArray[] factors = {wide, up, inner, down};
            together.await();
            rate(factors, seconds / 4);
            return rate(factors, seconds);
          }
        };
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      double sum = 0;
      List<Callable<Double>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        all.add(thread);
      }
      for (Future<Double> rate : pool.invokeAll(all)) {
        sum += rate.get();
      }
      return sum / SECOND;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      pool.shutdownNow();
    }
  }

  private static double rate(NDArray[] factors, double seconds) {
    long start = System.nanoTime();
    long now;
    long done = 0;
    do {
      factors[0].matMul(factors[1]).close();
      factors[2].matMul(factors[3]).close();
      done++;
      now = System.nanoTime();
    } while (now - start < seconds * SECOND);
    return done * OPERATIONS / ((now - start) / SECOND);
  }
}
