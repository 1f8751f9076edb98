/** The proleptic Gregorian calendar on days since 1970-01-01, as ECMA-262 has it: exact for every date there is. */

/** Year, month from 0 and day of a time in milliseconds. Years begin in March inside, so that the leap day is the last. */
export const CIVIL_DATE = `function($time) {(
  $days := $floor($time / 86400000) + 719468;
  $era := $floor($days / 146097);
  $day := $days - $era * 146097;
  $year := $floor(($day - $floor($day / 1460) + $floor($day / 36524) - $floor($day / 146096)) / 365);
  $rest := $day - (365 * $year + $floor($year / 4) - $floor($year / 100));
  $month := $floor((5 * $rest + 2) / 153);
  {
    'year': $year + $era * 400 + ($month >= 10 ? 1 : 0),
    'month': $month < 10 ? $month + 2 : $month - 10,
    'day': $rest - $floor((153 * $month + 2) / 5) + 1
  }
)}`;

/** `Date.UTC` of finite integers: years of two digits are those of the last century. */
export const UTC_TIME = `function($y, $m, $d, $time) {
  $civilTime($y >= 0 and $y <= 99 ? 1900 + $y : $y, $m, $d, $time)
}`;

/** The time of a year, a month from 0, a day from 1 and the milliseconds of the day, all finite integers of any size. */
export const CIVIL_TIME = `function($y, $m, $d, $time) {(
  $year := $y + $floor($m / 12);
  $month := $m - $floor($m / 12) * 12;
  $shifted := $month <= 1 ? $year - 1 : $year;
  $era := $floor($shifted / 400);
  $part := $shifted - $era * 400;
  $days := 365 * $part + $floor($part / 4) - $floor($part / 100)
    + $floor((153 * ($month > 1 ? $month - 2 : $month + 10) + 2) / 5) + $d - 1;
  $timeClip(($era * 146097 + $days - 719468) * 86400000 + $time)
)}`;

/** A time as a date holds it: whole milliseconds, at most 10^8 days from 1970; else NaN. */
export const TIME_CLIP = `function($time) {
  $time >= -8640000000000000 and $time <= 8640000000000000 ? ($time < 0 ? $ceil($time) : $floor($time)) + 0 : 0/0
}`;

/** `toUTCString` of a valid date: English names, years of at least four digits behind their sign. */
export const UTC_TEXT = `function($time) {(
  $date := $civilDate($time);
  $weekday := (($floor($time / 86400000) + 4) % 7 + 7) % 7;
  $substring('SunMonTueWedThuFriSat', $weekday * 3, 3)
    & ', ' & $pad($formatBase($date.day), -2, '0')
    & ' ' & $substring('JanFebMarAprMayJunJulAugSepOctNovDec', $date.month * 3, 3)
    & ' ' & ($date.year < 0 ? '-' : '') & $pad($formatBase($abs($date.year)), -4, '0')
    & ' ' & $substring($fromMillis(($time % 86400000 + 86400000) % 86400000), 11, 8)
    & ' GMT'
)}`;

/** `toISOString`; `$fromMillis` writes the years 1 to 9999 only. */
export const ISO_TEXT = `function($time) {
  $time >= -62135596800000 and $time < 253402300800000 ? $fromMillis($time) : (
    $date := $civilDate($time);
    $size := $formatBase($abs($date.year));
    ($date.year = 0 ? '0000' : ($date.year < 0 ? '-' : '+') & $pad($size, -6, '0'))
      & '-' & $pad($formatBase($date.month + 1), -2, '0')
      & '-' & $pad($formatBase($date.day), -2, '0')
      & $substring($fromMillis(($time % 86400000 + 86400000) % 86400000), 10)
  )
}`;
