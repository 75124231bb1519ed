// SPDX-License-Identifier: MIT

using System.Text.Json;
using System.Text.Json.Serialization;
using Mp3.Protocol;

namespace Mp3.Experiments.Running;

/// <summary>A recipe as inputs of a run have it, and back: by it, a stored run can be computed again.</summary>
internal static class RecipeJson
{
    /// <summary>One line, without the plan, which is an input of its own.</summary>
    public static string Of(GuestRecipe recipe) => JsonSerializer.Serialize(
        new MachineInWords(
            recipe.Kernel,
            recipe.RamMib,
            recipe.StoreMib,
            recipe.ResultMib,
            recipe.Seed,
            recipe.KernelArguments,
            recipe.Modules,
            new SortedDictionary<string, string>(recipe.Settings.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal),
            recipe.Images.Count == 0 ? null : [.. recipe.Images.Select(image => new ImageInWords(image.OffsetMib, image.Sha256))]),
        RecipeContext.Default.MachineInWords);

    /// <summary>What the guest reads as its plan.</summary>
    public static string Of(GuestPlan plan) => JsonSerializer.Serialize(plan, ProtocolJson.Default.GuestPlan);

    /// <summary>The recipe; what the disks hold is where <see cref="DiskImages"/> has it.</summary>
    /// <exception cref="JsonException">One of the texts is no such document.</exception>
    public static GuestRecipe Parse(string machine, string plan)
    {
        MachineInWords words = JsonSerializer.Deserialize(machine, RecipeContext.Default.MachineInWords) ?? throw new JsonException("the machine is empty");
        return new GuestRecipe(
            words.Kernel,
            words.RamMib,
            words.StoreMib,
            words.ResultMib,
            words.Seed,
            words.KernelArguments,
            words.Modules,
            words.Settings,
            JsonSerializer.Deserialize(plan, ProtocolJson.Default.GuestPlan) ?? throw new JsonException("the plan is empty"))
        {
            Images = [.. (words.Images ?? []).Select(image => new RecipeImage(DiskImages.PathOf(image.Sha256), image.OffsetMib, image.Sha256))],
        };
    }
}

/// <summary>A recipe without its plan. Runs are stored under the virtual clock alone, so clock and accelerator are known.</summary>
internal sealed record MachineInWords(
    string Kernel,
    int RamMib,
    int StoreMib,
    int ResultMib,
    ulong Seed,
    IReadOnlyList<string> KernelArguments,
    IReadOnlyList<string> Modules,
    IReadOnlyDictionary<string, string> Settings,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ImageInWords>? Images = null);

/// <summary>What a part of the disks' store holds, without the path of it, which decides nothing.</summary>
internal sealed record ImageInWords(int OffsetMib, string Sha256);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(MachineInWords))]
internal sealed partial class RecipeContext : JsonSerializerContext;
