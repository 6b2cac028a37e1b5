using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace SchoolComms.Web.Infrastructure;

/// <summary>Reads a box of a form: ticked or not. The framework keeps whatever else was sent, and then fails at drawing the box with it.</summary>
public sealed class BoxBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var sent = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (sent != ValueProviderResult.None)
            bindingContext.Result = ModelBindingResult.Success(sent.Values.Contains(bool.TrueString, StringComparer.OrdinalIgnoreCase));
        return Task.CompletedTask;
    }

    public sealed class Provider : IModelBinderProvider
    {
        public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
            context.Metadata.ModelType == typeof(bool) ? new BoxBinder() : null;
    }
}
