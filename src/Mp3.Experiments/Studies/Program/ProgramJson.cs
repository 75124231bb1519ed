// SPDX-License-Identifier: MIT

using System.Text.Json.Serialization;
using Mp3.Experiments.Options;

namespace Mp3.Experiments.Studies.Program;

/// <summary>JSON of programs.</summary>
[JsonSerializable(typeof(ProgramDocument))]
internal sealed partial class ProgramJson : JsonSerializerContext
{
    public static ProgramJson Standard { get; } = new(JsonOutput.Style());
}
