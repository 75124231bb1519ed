// SPDX-License-Identifier: MIT

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mp3.Experiments.Results;

/// <summary>The value of a parameter: a number or a word.</summary>
/// <param name="Text">As it is written in files and on command lines: a number with a point, no thousands separators.</param>
[JsonConverter(typeof(ParameterValueConverter))]
public readonly record struct ParameterValue(string Text)
{
    /// <summary>null: it is a word.</summary>
    public double? Number =>
        double.TryParse(Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number) ? number : null;

    public static ParameterValue Of(IFormattable number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return new(number.ToString(null, CultureInfo.InvariantCulture));
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}

/// <summary>
/// Named parameters: of a run, what makes it another one than its neighbours; of a study, what a person chose for it
/// alone. They become columns, axes and options without anybody but the study knowing them.
/// </summary>
[JsonConverter(typeof(ParametersConverter))]
public sealed class Parameters : IEquatable<Parameters>
{
    private readonly KeyValuePair<string, ParameterValue>[] _all;

    private Parameters(KeyValuePair<string, ParameterValue>[] all) => _all = all;

    public static Parameters None { get; } = new([]);

    /// <summary>Names and values, in their order.</summary>
    public IReadOnlyList<KeyValuePair<string, ParameterValue>> All => _all;

    /// <summary>In their order.</summary>
    public IReadOnlyList<string> Names => [.. _all.Select(parameter => parameter.Key)];

    /// <exception cref="KeyNotFoundException">There is no such parameter.</exception>
    public ParameterValue this[string name] =>
        Find(name) ?? throw new KeyNotFoundException($"there is no parameter {name} here, only {string.Join(", ", Names)}");

    public static Parameters Of(params IReadOnlyList<(string Name, ParameterValue Value)> all) =>
        new([.. all.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value))]);

    /// <summary>null: there is no such parameter.</summary>
    public ParameterValue? Find(string name)
    {
        foreach ((string own, ParameterValue value) in _all)
        {
            if (own == name)
            {
                return value;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public bool Equals(Parameters? other) => other is not null && _all.AsSpan().SequenceEqual(other._all);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Parameters);

    /// <inheritdoc/>
    public override int GetHashCode() => _all.Aggregate(0, HashCode.Combine);

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", _all.Select(parameter => $"{parameter.Key}={parameter.Value}"));
}

/// <summary>A number in JSON if it is one, else a string.</summary>
internal sealed class ParameterValueConverter : JsonConverter<ParameterValue>
{
    public override ParameterValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Number => new ParameterValue(System.Text.Encoding.UTF8.GetString(reader.ValueSpan)),
        JsonTokenType.String => new ParameterValue(reader.GetString()!),
        _ => throw new JsonException("The JSON value could not be converted"),
    };

    public override void Write(Utf8JsonWriter writer, ParameterValue value, JsonSerializerOptions options)
    {
        if (value.Number is null)
        {
            writer.WriteStringValue(value.Text);
        }
        else
        {
            writer.WriteRawValue(value.Text);
        }
    }
}

/// <summary>An object with a member for each.</summary>
internal sealed class ParametersConverter : JsonConverter<Parameters>
{
    private static readonly ParameterValueConverter Values = new();

    public override Parameters Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("The JSON value could not be converted");
        }

        List<(string, ParameterValue)> all = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            _ = reader.Read();
            all.Add((name, Values.Read(ref reader, typeof(ParameterValue), options)));
        }

        return Parameters.Of(all);
    }

    public override void Write(Utf8JsonWriter writer, Parameters value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach ((string name, ParameterValue own) in value.All)
        {
            writer.WritePropertyName(name);
            Values.Write(writer, own, options);
        }

        writer.WriteEndObject();
    }
}
