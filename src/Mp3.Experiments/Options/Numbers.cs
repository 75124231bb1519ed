// SPDX-License-Identifier: MIT

using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Mp3.Experiments.Options;

/// <summary>Options that take a whole number in a range; outside it the error says the range.</summary>
internal static class Numbers
{
    public static Option<int> Option(string name, string unit, string description, int standard, int min, int max) => new(name)
    {
        Description = description,
        HelpName = unit,
        DefaultValueFactory = _ => standard,
        CustomParser = result => Parse(result, name, min, max),
    };

    /// <summary>The same without a fixed default.</summary>
    public static Option<int?> Optional(string name, string unit, string description, int min, int max) => new(name)
    {
        Description = description,
        HelpName = unit,
        CustomParser = result => Parse(result, name, min, max),
    };

    private static int Parse(ArgumentResult result, string name, int min, int max)
    {
        string text = result.Tokens[0].Value;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number < min || number > max)
        {
            result.AddError($"{name} {text}: choose a whole number from {min} to {max}");
        }

        return number;
    }
}
