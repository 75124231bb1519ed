// SPDX-License-Identifier: MIT

using System.CommandLine;
using Mp3.Experiments.Import;
using Mp3.Experiments.Import.Text;
using Mp3.Experiments.Options;

namespace Mp3.Experiments.Commands;

/// <summary>The options of <c>mp3 plot</c> that say what others' files hold.</summary>
internal sealed class ImportOptionSet
{
    private const int MostHz = 1_000_000_000;

    private static readonly Dictionary<string, CountKind> CountNames = new(StringComparer.Ordinal)
    {
        ["interval"] = CountKind.Interval,
        ["cumulative"] = CountKind.Cumulative,
    };

    private static readonly Dictionary<string, CpuUnit> CpuNames = new(StringComparer.Ordinal)
    {
        ["jiffies"] = CpuUnit.Jiffies,
        ["ns"] = CpuUnit.Ns,
        ["percent"] = CpuUnit.Percent,
        ["permille"] = CpuUnit.Permille,
    };

    private readonly Option<ColumnOrder?> _columns = new(ImportOptions.ColumnsName)
    {
        HelpName = "NAMES",
        Description = "Text files: columns from left to right, of time, minor, major, cpu and - (ignored) [default: from the data]",
        CustomParser = result =>
        {
            var order = ColumnOrder.OfNames(result.Tokens[0].Value.Split(','));
            if (order is null)
            {
                result.AddError(
                    $"{ImportOptions.ColumnsName} {result.Tokens[0].Value}: give time, minor and major once each, and cpu or - for others, such as {ColumnOrder.Handout}");
            }

            return order;
        },
    };

    private readonly Option<CountKind?> _counts = OneOf(
        ImportOptions.CountsName, CountNames, "Text files: counts since the line before, or since the start: interval or cumulative [default: from the data]");

    private readonly Option<int?> _hz = Numbers.Optional(
        ImportOptions.HzName, "N", "Text files: jiffies per second [default: the time axis has jiffies]", 1, MostHz);

    private readonly Option<CpuUnit?> _cpu = OneOf(
        ImportOptions.CpuName, CpuNames, "Text files: unit of the CPU column: jiffies, ns, percent or permille [default: from the data]");

    public void AddTo(Command command)
    {
        command.Options.Add(_columns);
        command.Options.Add(_counts);
        command.Options.Add(_hz);
        command.Options.Add(_cpu);
    }

    /// <summary>What the user said.</summary>
    public ImportOptions Of(ParseResult parsed) =>
        new(parsed.GetValue(_columns), parsed.GetValue(_counts), parsed.GetValue(_hz), parsed.GetValue(_cpu));

    private static Option<T?> OneOf<T>(string name, Dictionary<string, T> values, string description)
        where T : struct => new(name)
        {
            Description = description,
            HelpName = "NAME",
            CustomParser = result =>
            {
                if (values.TryGetValue(result.Tokens[0].Value, out T value))
                {
                    return value;
                }

                result.AddError($"{name} {result.Tokens[0].Value}: choose {string.Join(" or ", values.Keys)}");
                return null;
            },
        };
}
