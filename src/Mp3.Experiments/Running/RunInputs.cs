// SPDX-License-Identifier: MIT

using System.Text.Json;
using System.Text.Json.Nodes;
using Mp3.Experiments.Inputs;

namespace Mp3.Experiments.Running;

/// <summary>Something that decides the outcome of a run.</summary>
/// <param name="Name">What it is, in words, such as <c>kernel sha256</c>.</param>
/// <param name="Value">A text; digests in lower-case hex, structured ones (the plan) as JSON.</param>
public sealed record RunInput(string Name, string Value);

/// <summary>
/// All that decides the outcome of a run, and nothing else: no path, host name, number of cores or time of day.
/// Equal inputs have equal names, whoever lists them and in whatever order.
/// </summary>
public sealed class RunInputs
{
    /// <summary>Which inputs there are and how they are named: with another scheme no earlier run is found.</summary>
    public const string Scheme = "2";

    /// <summary>The input that says the scheme.</summary>
    public const string SchemeInput = "naming scheme";

    /// <summary>The input that every run has.</summary>
    internal static readonly RunInput OfScheme = new(SchemeInput, Scheme);

    private readonly Dictionary<string, string> _values;

    private RunInputs(IReadOnlyList<RunInput> inputs)
    {
        All = inputs;
        _values = inputs.ToDictionary(input => input.Name, input => input.Value, StringComparer.Ordinal);
        Name = RunName.Of(ToBytes());
    }

    /// <summary>In the ordinal order of their names.</summary>
    public IReadOnlyList<RunInput> All { get; }

    /// <summary>The name of the run.</summary>
    public RunName Name { get; }

    /// <summary>The value of an input; null: there is none of this name.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name);

    /// <summary>The inputs of a run, and the scheme that names them.</summary>
    /// <exception cref="ArgumentException">A name is empty, is there twice or is the scheme's; a text is no Unicode.</exception>
    public static RunInputs Of(params IEnumerable<RunInput> inputs) =>
        new(Ordered([.. inputs, OfScheme]));

    /// <summary>Reads what <see cref="ToBytes"/> wrote, by this version or another.</summary>
    /// <exception cref="JsonException">It is no object of names and strings in canonical form.</exception>
    public static RunInputs Parse(ReadOnlySpan<byte> canonical)
    {
        try
        {
            var inputs = new RunInputs(Ordered([.. CanonicalJson.Parse(canonical).Select(member => new RunInput(member.Key, member.Value))]));
            return canonical.SequenceEqual(inputs.ToBytes()) ? inputs : throw new JsonException("these inputs are not in canonical form");
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            throw new JsonException(e.Message, e);
        }
    }

    /// <summary>The bytes whose SHA-256 is the name: an object of names and strings, canonical by RFC 8785.</summary>
    public byte[] ToBytes() => CanonicalJson.ToBytes(_values);

    /// <summary>
    /// What is not the same, in the order of the names: <c>Then</c> is the other's value, <c>Now</c> this one's, null
    /// where there is none. Of two values that are JSON, the fields that differ: <c>plan: seed</c>.
    /// </summary>
    public IReadOnlyList<InputChange> DifferencesFrom(RunInputs other) =>
    [
        .. All.Concat(other.All).Select(input => input.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .SelectMany(name => Changes(name, other[name], this[name])),
    ];

    private static RunInput[] Ordered(RunInput[] inputs)
    {
        Array.Sort(inputs, (left, right) => string.CompareOrdinal(left.Name, right.Name));
        for (int i = 0; i < inputs.Length; i++)
        {
            if (inputs[i].Name.Length == 0 || (i > 0 && inputs[i].Name == inputs[i - 1].Name))
            {
                throw new ArgumentException($"the input '{inputs[i].Name}' is there twice or has no name", nameof(inputs));
            }
        }

        return inputs;
    }

    private static IEnumerable<InputChange> Changes(string name, string? then, string? now)
    {
        if (then == now)
        {
            return [];
        }

        // Two texts may hold one document: what differs then is its layout.
        return Document(then) is { } left && Document(now) is { } right && JsonDifference.Between(left, right) is { Count: > 0 } fields
            ? fields.Select(field => new InputChange($"{name}: {field.Path}", field.Then, field.Now))
            : [new InputChange(name, then, now)];
    }

    private static JsonNode? Document(string? text)
    {
        if (text is not ['{' or '[', ..])
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
