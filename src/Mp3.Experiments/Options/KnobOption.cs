// SPDX-License-Identifier: MIT

using System.CommandLine;
using System.Text.RegularExpressions;

namespace Mp3.Experiments.Options;

/// <summary>Options of the form NAME=VALUE that may be given more than once; for a name given twice the last counts.</summary>
internal static partial class KnobOption
{
    private const int MatchTimeoutMs = 1000;

    /// <summary><c>--sysctl vm.swappiness=100</c>.</summary>
    public static Option<IReadOnlyDictionary<string, string>> Sysctl() => Create(
        "--sysctl", "NAME=VALUE", "Set a sysctl in the guest", "vm.swappiness=100", SysctlPattern());

    /// <summary><c>--knob /sys/kernel/mm/lru_gen/enabled=0</c>.</summary>
    public static Option<IReadOnlyDictionary<string, string>> Knob() => Create(
        "--knob", "PATH=VALUE", "Write to a file of the guest's kernel", "/sys/kernel/mm/lru_gen/enabled=0", KnobPattern());

    private static Option<IReadOnlyDictionary<string, string>> Create(string name, string form, string description, string example, Regex pattern) => new(name)
    {
        Description = $"{description}, such as {example} (repeatable)",
        HelpName = form,
        Arity = ArgumentArity.OneOrMore,
        DefaultValueFactory = _ => new Dictionary<string, string>(StringComparer.Ordinal),
        CustomParser = result =>
        {
            var values = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (string text in result.Tokens.Select(token => token.Value))
            {
                Match match = pattern.Match(text);
                if (match.Success)
                {
                    values[match.Groups["name"].Value] = match.Groups["value"].Value;
                }
                else
                {
                    result.AddError($"{name} {text}: the form is {form}, without blanks or quotes, such as {example}");
                }
            }

            return values;
        },
    };

    [GeneratedRegex(@"^(?<name>[a-z][a-zA-Z0-9_.-]*)=(?<value>[^\s'""]+)\z", RegexOptions.ExplicitCapture, MatchTimeoutMs)]
    private static partial Regex SysctlPattern();

    [GeneratedRegex(@"^(?<name>/(sys|proc)/[a-zA-Z0-9_./:-]+)=(?<value>[^\s'""]+)\z", RegexOptions.ExplicitCapture, MatchTimeoutMs)]
    private static partial Regex KnobPattern();
}
