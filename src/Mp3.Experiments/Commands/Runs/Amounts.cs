// SPDX-License-Identifier: MIT

using System.CommandLine;
using System.Globalization;
using Mp3.Experiments.Options;

namespace Mp3.Experiments.Commands.Runs;

/// <summary>Ages and sizes as people type and read them.</summary>
internal static class Amounts
{
    private const int Factor = 1024;
    private const string SizeUnits = "KMGT";

    // Below, no product overflows.
    private const int MostDigits = 6;

    /// <summary>An option whose value <paramref name="read"/> understands.</summary>
    public static Option<string?> Option<T>(string name, string form, string description, Func<string, T?> read, string forms)
        where T : struct
    {
        var option = new Option<string?>(name) { Description = description, HelpName = form };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: string text }] && read(text) is null)
            {
                result.AddError($"{name} {text}: {forms}");
            }
        });
        return option;
    }

    /// <summary><c>30d</c>, <c>12h</c> or <c>90m</c>; null: it is none of them.</summary>
    public static TimeSpan? Age(string text) => Number(text) is not { } number ? null : text[^1] switch
    {
        'd' => TimeSpan.FromDays(number),
        'h' => TimeSpan.FromHours(number),
        'm' => TimeSpan.FromMinutes(number),
        _ => null,
    };

    /// <summary><c>500M</c>, <c>2G</c>: bytes, by powers of 1024; null: it is none.</summary>
    public static long? Size(string text) => ByteSize.Parse(text);

    /// <summary>Bytes with a unit that leaves up to four digits: <c>512 B</c>, <c>1.4 MiB</c>.</summary>
    public static string Text(long bytes)
    {
        double amount = bytes;
        int power = 0;
        while (amount >= Factor && power < SizeUnits.Length)
        {
            amount /= Factor;
            power++;
        }

        return power == 0 ? $"{bytes} B" : $"{amount:0.0} {SizeUnits[power - 1]}iB";
    }

    private static int? Number(string text) =>
        text.Length is > 1 and <= MostDigits + 1 && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
