/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-base"

#include "config.h"

#include "lode-portable.h"

#include <math.h>
#include <string.h>

/* ln 2 in two parts, of which the first has room for eleven bits of a factor. */
#define LN2_HIGH 6.93147180369123816490e-01
#define LN2_LOW  1.90821492927058770002e-10
#define LOG2_E   1.44269504088896338700e+00
#define SQRT_2   1.41421356237309504880e+00
#define LOG_SQRT_2_PI 0.91893853320467274178

#define LOG_TERMS 11
#define EXP_TERMS 14
#define STIRLING_SHIFT 12

/* 2^n for a result that is normal. */
static double
power_of_two (int n)
{
  guint64 bits = (guint64) (n + 1023) << 52;
  double result;

  memcpy (&result, &bits, sizeof result);
  return result;
}

/* e^x = 2^n·e^r with |r| < ln 2/2, by its series. */
double
lode_portable_exp (double x)
{
  double n, r, sum = 1;

  if (isnan (x))
    return x;
  if (x > 709.78)
    return (double) INFINITY;
  if (x < -745)
    return 0;
  n = floor (x * LOG2_E + 0.5);
  r = (x - n * LN2_HIGH) - n * LN2_LOW;
  for (guint k = EXP_TERMS; k > 0; k--)
    sum = 1 + r * sum / k;

  /* In two steps: 2^n alone may lie outside what a double can hold. */
  return sum * power_of_two ((int) n / 2) * power_of_two ((int) n - (int) n / 2);
}

/* ln m = 2·artanh s with s = (m − 1)/(m + 1), and m between √½ and √2. */
double
lode_portable_log (double x)
{
  int exponent;
  double m, f, s, square, series = 0, rest;

  if (!(x > 0) || isinf (x))
    return x > 0 ? x : x < 0 ? (double) NAN : -(double) INFINITY;
  m = frexp (x, &exponent);
  if (m < SQRT_2 / 2)
    {
      m *= 2;
      exponent--;
    }
  f = m - 1;
  s = f / (2 + f);
  square = s * s;
  for (guint k = LOG_TERMS; k > 0; k--)
    series = (series + 1.0 / (2 * k + 1)) * square;
  /* 2s = f − s·f, and f is exact. */
  rest = exponent * LN2_LOW + (2 * s * series - s * f);

  return exponent * LN2_HIGH + (f + rest);
}

double
lode_portable_log1p (double x)
{
  double sum = 1 + x;

  if (sum == 1)
    return x;

  /* What rounding took from 1 + x, the quotient gives back. */
  return lode_portable_log (sum) * x / (sum - 1);
}

double
lode_portable_pow (double x,
                   double y)
{
  return y == 0 ? 1 : lode_portable_exp (y * lode_portable_log (x));
}

/* Stirling's series where it is good, and down again by Γ(x + 1) = x·Γ(x). */
double
lode_portable_log_gamma (double x)
{
  static const double terms[] = {
    1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156,
  };
  double product = 1, square, series = 0;

  while (x < STIRLING_SHIFT)
    product *= x++;
  square = 1 / (x * x);
  for (guint k = G_N_ELEMENTS (terms); k-- > 0;)
    series = series * square + terms[k];

  return (x - 0.5) * lode_portable_log (x) - x + LOG_SQRT_2_PI + series / x -
         lode_portable_log (product);
}

/* A series near the middle; in the tails Laplace's continued fraction. */
double
lode_portable_normal_probability (double z)
{
  double x = fabs (z), density, tail;

  if (x > 38)
    return z > 0 ? 1 : 0;
  density = lode_portable_exp (-x * x / 2 - LOG_SQRT_2_PI);
  if (x < 3.5)
    {
      double term = x, sum = x;

      for (guint k = 1; term > sum * 1e-18; k++)
        {
          term *= x * x / (2 * k + 1);
          sum += term;
        }
      return z < 0 ? 0.5 - density * sum : 0.5 + density * sum;
    }
  tail = x;
  for (guint k = 80; k > 0; k--)
    tail = x + k / tail;

  return z < 0 ? density / tail : 1 - density / tail;
}

static double
ratio (const double numerator[8],
       const double denominator[8],
       double       r)
{
  double above = numerator[7], below = denominator[7];

  for (guint k = 7; k-- > 0;)
    {
      above = above * r + numerator[k];
      below = below * r + denominator[k];
    }

  return above / below;
}

double
lode_portable_normal_quantile (double u)
{
  static const double a[] = {
    3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
    1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
    3.3430575583588128105e4, 2.5090809287301226727e3,
  };
  static const double b[] = {
    1, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
    2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4,
    5.2264952788528545610e3,
  };
  static const double c[] = {
    1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
    3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
    2.27238449892691845833e-2, 7.74545014278341407640e-4,
  };
  static const double d[] = {
    1, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
    1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
    1.05075007164441684324e-9,
  };
  static const double e[] = {
    6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
    2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
    2.71155556874348757815e-5, 2.01033439929228813265e-7,
  };
  static const double f[] = {
    1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
    7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
    2.04426310338993978564e-15,
  };
  double q = u - 0.5, r, z;

  if (fabs (q) <= 0.425)
    return q * ratio (a, b, 0.180625 - q * q);
  r = sqrt (-lode_portable_log (MIN (u, 1 - u)));
  z = r <= 5 ? ratio (c, d, r - 1.6) : ratio (e, f, r - 5);

  return q < 0 ? -z : z;
}
